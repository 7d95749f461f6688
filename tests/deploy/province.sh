# Sourced: a small province, and whether shards of it made what one run makes.

# make_province SAMPLE FOLDER: FOLDER/in has twelve reports, one damaged, some in a folder below.
make_province() {
    mkdir -p "$2/in/amphoe"
    for i in $(seq 10 17); do cp "$1" "$2/in/$i.docx"; done
    for i in $(seq 20 22); do cp "$1" "$2/in/amphoe/$i.docx"; done
    head -c 3000 "$1" >"$2/in/damaged.docx"
}

# compare_province FOLDER: the workbook of FOLDER/out is that of a single run, byte by byte, and so are all reports.
compare_province() {
    "$RAINGAN" convert "$1/in" --recursive --to json -o "$1/single" 2>/dev/null
    "$RAINGAN" rollup "$1/single" -o "$1/single.xlsx" >/dev/null 2>&1
    [ "$(find "$1"/out/shard-* -name '*.json' | wc -l)" -eq 11 ] || { echo "not eleven reports"; return 1; }
    for file in $(cd "$1/single" && find . -name '*.json'); do
        cmp "$1/single/$file" "$(ls "$1"/out/shard-*/"$file")" || return 1
    done
    cmp "$1/single.xlsx" "$1/out/province.xlsx" && echo "the same workbook"
}
