#!/usr/bin/env bash
# submit.sh REPORTS OUT [TASKS]: converts a folder of reports on a Slurm cluster, as an array of TASKS (8) jobs, and rolls
# them up when all are done. REPORTS and OUT must be seen by all nodes, as must the program (RAINGAN, else from PATH).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
IN=$(realpath "$1") tasks=${3:-8}
mkdir -p "$2"
OUT=$(realpath "$2")
RAINGAN=${RAINGAN:-$(command -v raingan)}
export IN OUT RAINGAN
array=$(sbatch --parsable --export=ALL --array="1-$tasks" --output="$OUT/convert-%a.log" "$here/convert.sbatch")
rollup=$(sbatch --parsable --export=ALL --dependency="afterok:${array%%;*}" --output="$OUT/rollup.log" "$here/rollup.sbatch")
echo "array ${array%%;*}, rollup ${rollup%%;*}; the workbook will be $OUT/province.xlsx"
