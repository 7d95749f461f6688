# Sourced by scripts/bench: folders of reports, no two alike, to PDF, XLSX and JSON, on all cores, in processes that are shut
# in; beside them the PDFs that others make of some of the same files.
bench_batches() {
    install_others
    local counts=(1 100 1000 8300) few=20 count
    [ -z "$quick" ] || counts=(1 100 300) few=6
    echo "| program | files | wall s | files a second | CPU ms a file | peak MiB |"
    echo "|---|---|---|---|---|---|"
    for count in "${counts[@]}"; do
        make_documents "$count" "$work/in"
        measure "$raingan" convert "$work/in" -o "$work/out" >"$work/cost"
        [ "$(find "$work/out" -name '*.pdf' | wc -l)" -eq "$count" ] || { echo "not all were converted" >&2; return 1; }
        batch_row raingan "$count" "$work/cost"
        awk -v n="$count" '{ print n, 1000 * $2 / n, n / $1 }' "$work/cost" >>"$work/by_count"
        rm -rf "$work/in" "$work/out"
    done

    make_documents "$few" "$work/in"
    local files=("$work"/in/*.docx) half=$((few / 2))
    for profile in a b; do office "$work/$profile" "$work/lo" "${files[0]}" >/dev/null 2>&1; done  # set up their profiles
    measure bash -c 'for file in "${@:3}"; do office "$1" "$2" "$file"; done' - "$work/a" "$work/lo" "${files[@]}" >"$work/cost"
    batch_row "LibreOffice, started for each (PDF)" "$few" "$work/cost"
    measure bash -c 'office "$@"' - "$work/a" "$work/lo" "${files[@]}" >"$work/cost"
    batch_row "LibreOffice, one process (PDF)" "$few" "$work/cost"
    measure bash -c 'office "$1" "$3" "${@:5:$4}" & office "$2" "$3" "${@:5+$4}"; wait' - \
        "$work/a" "$work/b" "$work/lo" "$half" "${files[@]}" >"$work/cost"
    batch_row "LibreOffice, two processes (PDF)" "$few" "$work/cost"
    measure bash -c 'web "$1" "${@:3:$2}" & web "$1" "${@:3+$2}"; wait' - "$work/web" "$half" "${files[@]}" >"$work/cost"
    batch_row "pandoc and WeasyPrint, two at a time (PDF)" "$few" "$work/cost"

    awk '$1 == 100 { cpu = $2; rate = $3 } END {
        printf "\nFrom 100 to %d files: CPU a file times %.2f, files a second times %.2f.\n", $1, $2 / cpu, $3 / rate }' "$work/by_count"
    rm "$work/by_count"
}

# batch_row NAME COUNT FILE
batch_row() {
    awk -v name="$1" -v n="$2" '{ printf "| %s | %d | %.2f | %.1f | %.1f | %.0f |\n", name, n, $1, n / $1, 1000 * $2 / n, $3 }' "$3"
}
