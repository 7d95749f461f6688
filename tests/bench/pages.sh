# Sourced by scripts/bench: the sample's body so many times over as one document, to PDF. The cost must be linear.
bench_pages() {
    install_packages poppler-utils
    local times
    echo "| pages | CPU ms a page | peak MiB |"
    echo "|---|---|---|"
    for times in 2 20 $(choose '' 200); do
        python3 "$bench_dir/long_document.py" "$sample" "$work/long.docx" "$times"
        measure --runs 3 "$raingan" convert "$work/long.docx" --to pdf -o "$work/long.pdf" >"$work/cost"
        awk -v pages="$(pdfinfo "$work/long.pdf" | awk '/^Pages:/ { print $2 }')" \
            '{ printf "| %d | %.2f | %.0f |\n", pages, 1000 * $2 / pages, $3 }' "$work/cost"
    done
}
