# Sourced: run_tests PRESET [DOCTEST-ARGS…] runs every test program of a build and closes with "N passed, N failed",
# counted in doctest cases. As many at a time as there are cores; what they say is told in their order.
run_tests() {
    local preset=$1 passed=0 failed=0 program line
    shift
    for program in "build/$preset"/tests/test_*; do
        [ -f "$program" ] && [ -x "$program" ] || continue
        while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n || true; done
        { status=0
          "$program" "$@" >"build/$preset/${program##*/}.log" 2>&1 || status=$?
          echo "$status" >"build/$preset/${program##*/}.status"; } &
    done
    wait
    for program in "build/$preset"/tests/test_*; do
        [ -f "$program" ] && [ -x "$program" ] || continue
        echo "== ${program##*/}"
        local log="build/$preset/${program##*/}.log" status
        status=$(cat "build/$preset/${program##*/}.status")
        grep -E "skipped:|ERROR|FATAL|TEST CASE|CHECK|REQUIRE|values:|Sanitizer|runtime error" "$log" | head -60 || true
        line=$(grep -E "^\[doctest\] test cases:" "$log" | tail -1)
        echo "${line:-no result (status $status)}"
        local p f
        p=$(sed -E 's/.*\| *([0-9]+) passed.*/\1/' <<<"$line")
        f=$(sed -E 's/.*\| *([0-9]+) failed.*/\1/' <<<"$line")
        [[ $p =~ ^[0-9]+$ ]] || p=0
        [[ $f =~ ^[0-9]+$ ]] || f=0
        if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then
            f=1
            tail -40 "$log"
        fi
        passed=$((passed + p)) failed=$((failed + f))
    done
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
