# Sourced by scripts/bench-text: makes clean Thai text and pipes it through raingan text.

# make_text FILE SOURCE MEBIBYTES: SOURCE over and over.
make_text() {
    local file=$1 source=$2 bytes=$(($3 << 20)) block
    block=$(mktemp)
    while [ "$(stat -c %s "$block")" -lt 1000000 ]; do cat "$source"; done >"$block" 2>/dev/null || true
    : >"$file"
    while [ "$(stat -c %s "$file")" -lt "$bytes" ]; do cat "$block" >>"$file"; done
    rm -f "$block"
}

# print_rate PROGRAM FILE OPTION...: one line of a table, the best of three runs.
print_rate() {
    local program=$1 file=$2 best=0 run begin end
    shift 2
    for run in 1 2 3; do
        begin=$(date +%s%N)
        "$program" text "$@" <"$file" >/dev/null 2>&1
        end=$(date +%s%N)
        [ "$best" -ne 0 ] && [ $((end - begin)) -ge "$best" ] || best=$((end - begin))
    done
    awk -v bytes="$(stat -c %s "$file")" -v ns="$best" -v options="$*" \
        'BEGIN { printf "| text %s | %.0f MB/s |\n", options, bytes / 1e6 / (ns / 1e9) }'
}
