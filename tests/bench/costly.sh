# Sourced by scripts/bench: workbooks that cost more than they look (costly_sheets.py), to PDF: CPU and memory of the whole
# program with its child.
bench_costly() {
    install_packages python3-xlwt
    /usr/bin/python3 "$bench_dir/costly_sheets.py" "$work"
    local file wall cpu memory
    echo "| file | CPU s | peak MiB |"
    echo "|---|---|---|"
    for file in "$work"/*.*; do
        read -r wall cpu memory < <(measure "$raingan" convert --force -q --to pdf -o "$work/out" "$file")
        echo "| ${file##*/} | $cpu | $memory |"
    done
}
