# Sourced by scripts/bench: what the structure tree of a PDF costs, beside the same pages without one, by pages.
bench_tagging() {
    build release bench_tagging
    "$root_dir/build/release/tests/bench_tagging" "$sample" 1 10 100 $(choose '' 1000)
}
