# The service: documents uploaded at a steady rate by many clients, from the upload to the report; and what all of its processes
# hold at the end (proportional set size).
# With --minutes also what they hold when it has begun: nothing may grow.
held() {
    local of="$1 $(pgrep -P "$1" | tr '\n' ' ')" process
    for process in $of; do cat "/proc/$process/smaps_rollup" 2>/dev/null || true; done |
        awk '/^Pss:/ { pss += $2 } /^Rss:/ { rss += $2 } END { printf "%.0f MiB (resident %.0f MiB), ", pss / 1024, rss / 1024 }'
    for process in $of; do ls "/proc/$process/fd" 2>/dev/null || true; done | wc -l | tr '\n' ' '
    echo descriptors
}
bench_serve() {
    local seconds=60 rate=20 clients=200 address='' pid i
    [ -n "$quick" ] && seconds=10
    [ -n "$minutes" ] && seconds=$((minutes * 60)) rate=${RAINGAN_BENCH_RATE:-5}
    "$raingan" serve --data "$work/data" --listen 127.0.0.1:0 >"$work/out" 2>"$work/err" &
    pid=$!
    for i in $(seq 100); do
        address=$(grep -o 'http://[0-9.:]*' "$work/out" || true)
        [ -n "$address" ] && break
        sleep 0.1
    done
    echo '| clients | documents a second | documents | failures | p50 s | p95 s | longest s |'
    echo '|---|---|---|---|---|---|---|'
    [ -n "$minutes" ] && python3 "$bench_dir/serve_load.py" "$address" "$sample" "$clients" "$rate" 30 && held $pid
    python3 "$bench_dir/serve_load.py" "$address" "$sample" "$clients" "$rate" "$seconds"
    echo
    echo "All its processes hold: $(held $pid)"
    kill $pid
    wait $pid
}
