# Sourced by scripts/bench: streaming a workbook of Thai text (10 columns), with shared and with inline strings, beside
# openpyxl in read-only mode on the same files.
bench_sheets() {
    install_packages python3-openpyxl
    build release bench_sheets
    local rows kind
    rows=$(choose 10000 100000)
    /usr/bin/python3 "$bench_dir/make_workbook.py" "$rows" "$work"
    for kind in shared inline; do
        echo "- $kind strings, $rows rows, $(stat -c %s "$work/$kind.xlsx") bytes"
        "$root_dir/build/release/tests/bench_sheets" "$work/$kind.xlsx" | sed 's/^/  - raingan: /'
        /usr/bin/python3 - "$work/$kind.xlsx" <<'PY'
import resource, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
cells = sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))
usage = resource.getrusage(resource.RUSAGE_SELF)
print(f"  - openpyxl {openpyxl.__version__}: {cells} cells: {usage.ru_utime + usage.ru_stime:.2f} s CPU, "
      f"{usage.ru_maxrss / 1024:.1f} MiB peak")
PY
    done
}
