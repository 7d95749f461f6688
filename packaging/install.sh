#!/bin/sh
# install.sh [PREFIX]: puts raingan under PREFIX (/usr/local without it): program, libraries, manual, completions.
set -eu
prefix=${1:-/usr/local}
here=$(cd "$(dirname "$0")" && pwd)
for folder in bin lib share; do
    mkdir -p "$prefix/$folder"
    cp -R "$here/$folder/." "$prefix/$folder/"
done
"$prefix/bin/raingan" --version
echo "installed under $prefix; raingan doctor tells whether all is well / ติดตั้งแล้ว ตรวจความพร้อมด้วย raingan doctor"
