# Sourced by scripts/bench: how fast raingan text filters clean Thai text (the sample's, over and over).
bench_text() {
    make_text "$work/utf8.txt" "${sample%.docx}.txt" "$(choose 20 100)"
    iconv -f UTF-8 -t WINDOWS-874 "$work/utf8.txt" >"$work/874.txt"
    echo "| | of input |"
    echo "|---|---|"
    print_rate "$work/utf8.txt"
    print_rate "$work/utf8.txt" --normalise
    print_rate "$work/utf8.txt" --normalise --numerals thai
    print_rate "$work/utf8.txt" --numerals arabic
    print_rate "$work/874.txt" --from windows-874
}

# make_text FILE SOURCE MEBIBYTES: SOURCE over and over.
make_text() {
    local file=$1 source=$2 bytes=$(($3 << 20)) block
    block=$work/block
    : >"$block"
    while [ "$(stat -c %s "$block")" -lt 1000000 ]; do cat "$source" >>"$block"; done
    : >"$file"
    while [ "$(stat -c %s "$file")" -lt "$bytes" ]; do cat "$block" >>"$file"; done
}

# print_rate FILE OPTION...: one line of a table, the best of three runs.
print_rate() {
    local file=$1 best=0 run begin end
    shift
    for run in 1 2 3; do
        begin=$(date +%s%N)
        "$raingan" text "$@" <"$file" >/dev/null 2>&1
        end=$(date +%s%N)
        [ "$best" -ne 0 ] && [ $((end - begin)) -ge "$best" ] || best=$((end - begin))
    done
    awk -v bytes="$(stat -c %s "$file")" -v ns="$best" -v options="$*" \
        'BEGIN { printf "| text %s | %.0f MB/s |\n", options, bytes / 1e6 / (ns / 1e9) }'
}
