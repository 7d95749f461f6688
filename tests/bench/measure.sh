# Sourced by scripts/bench: measures commands and prints what they cost. Results lie in a folder as NAME.json (hyperfine)
# and NAME.time (one line, GNU time).

# measure FOLDER NAME RUNS COMMAND...: warmed up once, so that caches and a new LibreOffice profile are not counted.
measure() {
    local folder=$1 name=$2 runs=$3
    shift 3
    "$@" >/dev/null 2>&1 || { "$@" >&2; return 1; }
    hyperfine --shell=none --style=none --warmup 1 --runs "$runs" --export-json "$folder/$name.json" \
        "$(printf '%q ' "$@")" >/dev/null 2>&1
    command time --format '%M' --output "$folder/$name.time" "$@" >/dev/null 2>&1
}

# count_instructions FOLDER COMMAND...: user-space instructions by callgrind, which no neighbour on the machine changes;
# nothing where valgrind is not installed.
count_instructions() {
    local folder=$1
    shift
    command -v valgrind >/dev/null || return 0
    valgrind --tool=callgrind --callgrind-out-file="$folder/callgrind.out" "$@" >/dev/null 2>&1 || return 0
    awk '/^(summary|totals):/ { print $2; exit }' "$folder/callgrind.out"
}

# figure FOLDER NAME: "wall user+system peak" of a command: milliseconds, milliseconds, MiB.
figure() {
    jq -r '.results[0] | "\(.mean * 1000) \((.user + .system) * 1000)"' "$1/$2.json" | tr '\n' ' '
    awk 'END { print $1 / 1024 }' "$1/$2.time"
}

# print_table FOLDER REPORT INSTRUCTIONS
print_table() {
    local folder=$1 report=$2 instructions=$3
    echo "$(basename "$report"), $(nproc) cores, $(awk -F ': ' '/^model name/ { print $2; exit }' /proc/cpuinfo)"
    echo
    echo "| | CPU (user + system) | wall | peak memory |"
    echo "|---|---|---|---|"
    figure "$folder" raingan |
        awk '{ printf "| raingan: PDF, workbook, model | %.1f ms | %.1f ms | %.1f MiB |\n", $2, $1, $3 }'
    if [ -f "$folder/soffice.json" ]; then
        figure "$folder" soffice |
            awk '{ printf "| LibreOffice: PDF | %.0f ms | %.0f ms | %.0f MiB |\n", $2, $1, $3 }'
        { figure "$folder" raingan; figure "$folder" soffice; } | awk '
            NR == 1 { wall = $1; cpu = $2; peak = $3 }
            NR == 2 { printf "| ratio | **%.0f** | %.0f | %.1f |\n", $2 / cpu, $1 / wall, $3 / peak }'
    fi
    [ -z "$instructions" ] ||
        awk -v n="$instructions" 'BEGIN { printf "\nInstructions of one raingan conversion: %.1f million.\n", n / 1e6 }'
}
