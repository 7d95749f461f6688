# Sourced by scripts/bench: how commands are measured, and the programs that are measured beside ours.

# measure [--runs N] COMMAND...: "wall-s CPU-s peak-MiB" (measure.py).
measure() { python3 "$bench_dir/measure.py" "$@"; }

# choose QUICK FULL: the former under --quick.
choose() { if [ -n "$quick" ]; then echo "$1"; else echo "$2"; fi; }

# make_documents COUNT FOLDER: so many reports, of other agencies and with other scores each.
make_documents() { python3 "$bench_dir/make_documents.py" "$sample" "$1" "$2"; }

install_others() {
    install_packages pandoc weasyprint
    command -v soffice >/dev/null || install_packages libreoffice-writer-nogui
}

# office PROFILE FOLDER FILE...: LibreOffice's PDFs of the files, by one process.
office() {
    local profile=$1 folder=$2
    shift 2
    soffice "-env:UserInstallation=file://$profile" --headless --convert-to pdf --outdir "$folder" "$@"
    [ -f "$folder/$(basename "${!#}" .docx).pdf" ]  # it says 0 of files that it could not load, too
}

# web FOLDER FILE...: PDFs by pandoc (to HTML) and WeasyPrint.
web() {
    local folder=$1 file html
    shift
    mkdir -p "$folder"
    for file in "$@"; do
        html=$folder/$(basename "$file").html
        pandoc --standalone --metadata title=รายงาน "$file" -o "$html"
        weasyprint "$html" "${html%.html}.pdf"
    done
}
export -f office web
