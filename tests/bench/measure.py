#!/usr/bin/env python3
"""measure.py [--runs N] COMMAND...: runs it N times after one run that does not count (of one run: without that), and prints
the medians of wall seconds and of CPU seconds (user and system, of it and all its children), and the highest sum of their
memory in MiB (PSS: what they share is counted once; of commands too short to be looked at, the largest resident set)."""
import os
import statistics
import subprocess
import sys
import threading
import time


def children_of(pid):
    found = []
    try:
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children") as file:
                found += [int(child) for child in file.read().split()]
    except OSError:
        pass  # it ended, or the kernel does not tell
    return found + [deeper for child in found for deeper in children_of(child)]


def pss_kib(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


def run(command):
    """Wall seconds, CPU seconds, peak KiB."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ended, peaks = threading.Event(), [0]

    def watch():
        while not ended.wait(0.03):
            peaks.append(sum(pss_kib(pid) for pid in [process.pid, *children_of(process.pid)]))

    watcher = threading.Thread(target=watch)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    ended.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{process.returncode}: {' '.join(command)}")
    return wall, usage.ru_utime + usage.ru_stime, max(peaks) or usage.ru_maxrss


arguments, runs = sys.argv[1:], 1
if arguments[0] == "--runs":
    runs, arguments = int(arguments[1]), arguments[2:]
if runs > 1:
    run(arguments)
results = [run(arguments) for _ in range(runs)]
wall, cpu = (statistics.median(result[i] for result in results) for i in (0, 1))
print(f"{wall:.4f} {cpu:.4f} {max(result[2] for result in results) / 1024:.1f}")
