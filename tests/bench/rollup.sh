# Sourced by scripts/bench: rolling up, from made reports that are as long and as checked as the sample's (make_reports.py),
# into workbook and open data, against a list of all that must report.
bench_rollup() {
    local counts=(100 1000 8300) count
    [ -z "$quick" ] || counts=(100 1000)
    "$raingan" convert "$sample" --to json -o "$work/skeleton.json" >/dev/null 2>&1
    echo "| reports | MiB of JSON | wall s | files a second | CPU s | CPU ms a file | peak MiB | workbook MiB |"
    echo "|---|---|---|---|---|---|---|---|"
    for count in "${counts[@]}"; do
        python3 "$bench_dir/make_reports.py" "$work/skeleton.json" "$count" "$work/in" 1
        measure "$raingan" rollup "$work/in" -o "$work/province.xlsx" --csv "$work/province.csv" \
            --expect "$work/in.expected.csv" --province ขอนแก่น >"$work/cost"
        awk -v n="$count" -v size="$(du -sb "$work/in" | cut -f1)" -v workbook="$(stat -c %s "$work/province.xlsx")" '{
            printf "| %d | %.0f | %.2f | %.0f | %.2f | %.2f | %.0f | %.1f |\n",
                   n, size / 1048576, $1, n / $1, $2, 1000 * $2 / n, $3, workbook / 1048576 }' "$work/cost"
        rm -rf "$work/in"
    done
}
