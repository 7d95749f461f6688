# Sourced by scripts/bench: signing and verifying ten pages (the sample twice over), a run of the whole program each, opening
# the key file and the RSA operation included.
bench_sign() {
    install_packages openssl
    local runs
    runs=$(choose 10 50)
    python3 "$bench_dir/long_document.py" "$sample" "$work/long.docx" 2
    "$raingan" convert "$work/long.docx" --to pdf -o "$work/a.pdf" >/dev/null 2>&1
    mkdir "$work/trust"
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/k.key" -out "$work/trust/c.pem" -subj /CN=Signer -days 3650 2>/dev/null
    openssl pkcs12 -export -inkey "$work/k.key" -in "$work/trust/c.pem" -passout pass:secret -out "$work/k.p12"
    export RAINGAN_PASSWORD=secret
    echo "| | CPU, ms |"
    echo "|---|---|"
    sign_row "program start" --version
    sign_row "sign" sign "$work/a.pdf" --key "$work/k.p12" --role ก --force -o "$work/b.pdf"
    sign_row "sign a second time" sign "$work/b.pdf" --key "$work/k.p12" --role ข --force -o "$work/c.pdf"
    sign_row "verify two signatures" verify --trust "$work/trust" "$work/c.pdf"
}

# sign_row NAME ARGUMENT...
sign_row() {
    local name=$1
    shift
    measure --runs "$runs" "$raingan" "$@" | awk -v name="$name" '{ printf "| %s | %.1f |\n", name, 1000 * $2 }'
}
