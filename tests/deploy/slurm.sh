#!/usr/bin/env bash
# slurm.sh PROGRAM SAMPLE: converts a folder of reports as a Slurm job array with its roll-up behind, on a one-node Slurm that
# it starts, and compares with what one run makes. Status 77 with a message: skipped.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/slurm-node.sh"
. "$here/province.sh"
work=$(mktemp -d)
trap 'stop_slurm; rm -rf "$work"' EXIT
start_slurm "$work/slurm" || exit 77
make_province "$2" "$work"
export RAINGAN=$1 TO=json
"$here/../../deploy/slurm/submit.sh" "$work/in" "$work/out" 3 || exit 1
for _ in $(seq 120); do
    [ -z "$(squeue -h)" ] && break
    sleep 0.5
done
cat "$work"/out/*.log
compare_province "$work"
