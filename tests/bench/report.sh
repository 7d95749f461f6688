# Sourced by scripts/bench: one report. LibreOffice kept running is measured as what further files cost a process that has
# converted one already: its start is left out, and memory is the process's with them.
bench_report() {
    install_others
    local few
    few=$(choose 5 20)
    make_documents "$((few + 1))" "$work/in"
    local first=$work/in/00000.docx
    office "$work/profile" "$work/lo" "$first" >/dev/null 2>&1  # sets up its profile

    measure --runs "$(choose 20 50)" "$raingan" convert "$sample" -o "$work/ours" >"$work/raingan"
    measure --runs "$(choose 2 5)" bash -c 'office "$@"' - "$work/profile" "$work/lo" "$sample" >"$work/cold"
    measure bash -c 'office "$@"' - "$work/profile" "$work/lo" "$work"/in/*.docx >"$work/all"
    measure bash -c 'office "$@"' - "$work/profile" "$work/lo" "$first" >"$work/one"
    paste -d ' ' "$work/all" "$work/one" |
        awk -v n="$few" '{ printf "%.4f %.4f %s\n", ($1 - $4) / n, ($2 - $5) / n, $3 }' >"$work/warm"
    measure --runs "$(choose 1 3)" bash -c 'web "$@"' - "$work/web" "$sample" >"$work/web.cost"

    echo "| | CPU (user + system) | wall | peak memory | CPU, times ours | wall, times ours |"
    echo "|---|---|---|---|---|---|"
    report_row "raingan: PDF, workbook, model" "$work/raingan"
    report_row "LibreOffice, started for it: PDF" "$work/cold"
    report_row "LibreOffice, kept running: PDF" "$work/warm"
    report_row "pandoc and WeasyPrint: PDF" "$work/web.cost"
    command -v valgrind >/dev/null || return 0
    # Which no neighbour on the machine changes.
    valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" "$raingan" convert "$sample" -o "$work/ours" >/dev/null 2>&1
    awk '/^(summary|totals):/ { printf "\nInstructions of one raingan conversion (callgrind): %.1f million.\n", $2 / 1e6; exit }' \
        "$work/callgrind"
}

# report_row NAME FILE
report_row() {
    paste -d ' ' "$2" "$work/raingan" | awk -v name="$1" '{
        printf "| %s | %.1f ms | %.1f ms | %.0f MiB | %.0f | %.0f |\n", name, 1000 * $2, 1000 * $1, $3, $2 / $5, $1 / $4 }'
}
