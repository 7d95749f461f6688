# The service: documents uploaded at a steady rate by many clients, from the upload to the report; and what all of its processes
# hold at the end (proportional set size).
bench_serve() {
    local seconds=60 address='' pid i
    [ -n "$quick" ] && seconds=10
    "$raingan" serve --data "$work/data" --listen 127.0.0.1:0 >"$work/out" 2>"$work/err" &
    pid=$!
    for i in $(seq 100); do
        address=$(grep -o 'http://[0-9.:]*' "$work/out" || true)
        [ -n "$address" ] && break
        sleep 0.1
    done
    echo '| clients | documents a second | documents | failures | p50 s | p95 s | longest s |'
    echo '|---|---|---|---|---|---|---|'
    python3 "$bench_dir/serve_load.py" "$address" "$sample" 200 20 "$seconds"
    echo
    echo "Memory of all its processes: $(cat /proc/$pid/smaps_rollup $(pgrep -P $pid | sed 's|.*|/proc/&/smaps_rollup|') | awk '/^Pss:/ { sum += $2 } END { printf "%.0f MiB", sum / 1024 }')"
    kill $pid
    wait $pid
}
