#!/usr/bin/env bash
# parallel.sh PROGRAM SAMPLE: the same with GNU parallel on this host. Status 77 with a message: skipped.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/province.sh"
command -v parallel >/dev/null || { echo "skipped: GNU parallel is not installed"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
make_province "$2" "$work"
export RAINGAN=$1 TO=json
"$here/../../deploy/parallel/convert.sh" "$work/in" "$work/out" 3 || exit 1
compare_province "$work"
