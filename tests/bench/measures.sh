# Sourced by scripts/bench: what extraction and the checks cost after reading, by rows of the table.
bench_measures() {
    install_packages libbenchmark-dev
    (cd "$root_dir" && cmake --preset release >/dev/null)  # finds the library
    build release bench_measures
    "$root_dir/build/release/tests/bench_measures" --benchmark_format=csv 2>/dev/null | awk -F , '
        BEGIN { print "| | CPU |\n|---|---|" }
        found { gsub(/"/, "", $1); printf "| %s | %.2f %s |\n", $1, $4, $5 }
        /^name,/ { found = 1 }'
}
