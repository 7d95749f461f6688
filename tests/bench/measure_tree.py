#!/usr/bin/env python3
"""measure_tree.py COMMAND...: runs it and prints: wall seconds, CPU seconds of it and all its children, and the highest sum
of their memory in MiB (PSS: what they share is counted once)."""
import os, resource, subprocess, sys, time


def children_of(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as file:
            found = [int(child) for child in file.read().split()]
    except OSError:
        return []
    return found + [deeper for child in found for deeper in children_of(child)]


def pss_kib(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


began = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
peak = 0
while process.poll() is None:
    peak = max(peak, sum(pss_kib(pid) for pid in [process.pid, *children_of(process.pid)]))
    time.sleep(0.02)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{time.monotonic() - began:.3f} {usage.ru_utime + usage.ru_stime:.2f} {peak / 1024:.0f}")
