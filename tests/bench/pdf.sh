# Sourced by scripts/bench: reports out of the PDFs of other programs. How many of the fields are those that the source has
# (pdf_fields.py), and what a page costs, beside programs that give text alone.
bench_pdf() {
    local count documents producer file
    command -v soffice >/dev/null || install_packages libreoffice-writer-nogui
    install_packages qpdf poppler-utils mupdf-tools chromium wkhtmltopdf weasyprint fonts-tlwg-{laksaman,loma,garuda,norasi}
    count=$(choose 4 24)
    make_documents "$count" "$work/docx"
    mapfile -t documents < <(find "$work/docx" -name '*.docx' | sort)
    "$raingan" convert "${documents[@]}" --to pdf,json -o "$work/raingan" >/dev/null 2>&1 || true
    office "$work/profile" "$work/libreoffice" "${documents[@]}" >/dev/null 2>&1
    # Ours without the report that they carry, and so read by their pages.
    for file in "$work/raingan"/*.pdf; do
        qpdf "$file" --remove-attachment=report.json --remove-attachment=report.xml --remove-attachment=report.xlsx "$file.bare"
        mv "$file.bare" "$file"
    done
    echo "| PDFs of | fields as in the source |"
    echo "|---|---|"
    for producer in raingan libreoffice; do
        "$raingan" convert "$work/$producer"/*.pdf --to json -o "$work/read-$producer" >/dev/null 2>&1 || true
        echo "| $producer | $(python3 "$bench_dir/pdf_fields.py" "$work/raingan" "$work/read-$producer") |"
    done
    print_printed_pages
    echo
    print_page_cost "$work/libreoffice"
}

# print_printed_pages: reports as web pages (make_pages.py), printed by what prints them.
print_printed_pages() {
    local page name producer landscape
    python3 "$bench_dir/make_pages.py" "$(choose 8 48)" "$work/pages" 7
    "$raingan" convert "$work"/pages/*.html --to json -o "$work/said" >/dev/null 2>&1 || true
    mkdir -p "$work"/{chromium,wkhtmltopdf,weasyprint}
    for page in "$work"/pages/*.html; do
        name=$(basename "$page" .html)
        landscape=$(grep -q 'size:A4 landscape' "$page" && echo Landscape || echo Portrait)
        chromium --headless=new --no-sandbox --disable-gpu --no-pdf-header-footer --user-data-dir="$work/profile-chromium" \
            --print-to-pdf="$work/chromium/$name.pdf" "file://$page" >/dev/null 2>&1 || true
        QT_QPA_PLATFORM=offscreen wkhtmltopdf -q -O "$landscape" "$page" "$work/wkhtmltopdf/$name.pdf" >/dev/null 2>&1 || true
        weasyprint -q "$page" "$work/weasyprint/$name.pdf" >/dev/null 2>&1 || true
    done
    for producer in chromium wkhtmltopdf weasyprint; do
        "$raingan" convert "$work/$producer"/*.pdf --to json -o "$work/read-$producer" >/dev/null 2>&1 || true
        echo "| $producer | $(python3 "$bench_dir/pdf_fields.py" "$work/said" "$work/read-$producer") |"
    done
}

# print_page_cost FOLDER: processor time a page, the mean over a folder of PDFs, each program started for each file.
print_page_cost() {
    local pages=0 file
    for file in "$1"/*.pdf; do pages=$((pages + $(qpdf --show-npages "$file"))); done
    echo "| | CPU a page | peak memory |"
    echo "|---|---|---|"
    print_cost "raingan convert --to json" "$pages" bash -c '"$0" convert "$1"/*.pdf --to json -o "$2" --force >/dev/null 2>&1 || true' \
        "$raingan" "$1" "$work/cost"
    print_cost "pdftotext -layout" "$pages" bash -c 'for f in "$0"/*.pdf; do pdftotext -layout "$f" /dev/null; done' "$1"
    print_cost "mutool draw -F txt" "$pages" bash -c 'for f in "$0"/*.pdf; do mutool draw -q -F txt -o /dev/null "$f"; done' "$1"
}

# print_cost NAME PAGES COMMAND...
print_cost() {
    local name=$1 pages=$2
    shift 2
    measure --runs 3 "$@" | awk -v name="$name" -v pages="$pages" '{ printf "| %s | %.1f ms | %.0f MiB |\n", name, 1000 * $2 / pages, $3 }'
}
