# Sourced by scripts/bench: the province's views over 8,300 agencies in ten years, from SQLite and from PostgreSQL.
bench_views() {
    install_packages postgresql
    build release bench_views
    local bin as=''
    bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
    [ "$(id -u)" = 0 ] && as='runuser -u postgres --' && chown postgres "$work"
    (cd / && $as "$bin/initdb" -A trust -U raingan -E UTF8 -D "$work/pg" >/dev/null &&
        $as "$bin/pg_ctl" -w -D "$work/pg" -l "$work/log" -o "-c listen_addresses='' -c unix_socket_directories=$work" start >/dev/null)
    echo '| ms, median of 11 | years | standings of a year | heat map, 500 rows | 50 of 8,300 documents by score | an agency |'
    echo '|---|---|---|---|---|'
    "$root_dir/build/release/tests/bench_views" "$work/data" '' 2>/dev/null
    "$root_dir/build/release/tests/bench_views" "$work/data" "host=$work user=raingan dbname=postgres" 2>/dev/null
    (cd / && $as "$bin/pg_ctl" -m immediate -D "$work/pg" stop >/dev/null)
}
