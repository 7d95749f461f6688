#!/usr/bin/env bash
# convert.sh REPORTS OUT [SHARDS] [HOSTS]: converts a folder of reports with GNU parallel, over the hosts of a comma-separated
# list (ssh; ":" is this one, which is the default) that all see REPORTS, OUT and the program, and rolls them up.
set -euo pipefail
IN=$(realpath "$1") shards=${3:-4} hosts=${4:-:}
mkdir -p "$2"
OUT=$(realpath "$2")
RAINGAN=${RAINGAN:-$(command -v raingan)}
mkdir -p "$OUT/reports"
# Status 2: some files cannot be read; the reports tell which.
parallel --sshlogin "$hosts" --halt soon,fail=1 --joblog "$OUT/parallel.log" \
    "$RAINGAN convert $(printf %q "$IN") --recursive --shard {}/$shards --resume --jobs 1 --to ${TO:-pdf,xlsx,json} \
     -o $(printf %q "$OUT")/shard-{} --report $(printf %q "$OUT")/reports/{}.json || [ \$? -eq 2 ]" ::: $(seq "$shards")
"$RAINGAN" rollup "$OUT"/shard-*/ -o "$OUT/province.xlsx" || [ $? -le 2 ]
echo "$OUT/province.xlsx"
