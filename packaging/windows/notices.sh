#!/usr/bin/env bash
# notices.sh FOLDER: the licences of what is linked into raingan.exe, as Debian has them, a file each, with the texts that they
# name. scripts/package calls this.
set -euo pipefail
folder=$1
packages=(libicu-dev libharfbuzz-dev libzip-dev libxlsxwriter-dev libminizip-dev libpugixml-dev libexpat1-dev libpng-dev libjpeg62-turbo-dev
          libhpdf-dev libqpdf-dev libdeflate-dev libxml2-dev libssl-dev libz-mingw-w64-dev mingw-w64-x86-64-dev
          g++-mingw-w64-x86-64-posix nlohmann-json3-dev rapidjson-dev libcli11-dev libcpptoml-dev libstb-dev)
rm -rf "$folder" && mkdir -p "$folder/common"
for package in "${packages[@]}"; do
    name=${package#lib}
    cp -L "/usr/share/doc/$package/copyright" "$folder/${name%-dev}.txt"
done
# Those for the program's own parts, too: Apache-2.0 and, of the font, GPL-2.
for text in $(grep -ohE 'common-licenses/[A-Za-z0-9]+(-[0-9]+(\.[0-9]+)*)?' "$folder"/*.txt | sort -u) common-licenses/Apache-2.0 common-licenses/GPL-2; do
    cp -L "/usr/share/$text" "$folder/common/${text#*/}.txt"
done
