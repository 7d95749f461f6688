# Sourced: run_tests PRESET [DOCTEST-ARGS…] runs every test program of a build, and without arguments pytest over the Python
# module if that is built, and closes with "N passed, N failed", counted in doctest's and pytest's cases. As many at a time as there are cores; what they say is told in their order.
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
    if [ $# -eq 0 ] && [ -f "build/$preset/python/raingan/__init__.py" ]; then
        echo "== pytest"
        line=$(PYTHONPATH="build/$preset/python" PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 -m pytest -q -p no:cacheprovider python/tests 2>&1 |
            tee "build/$preset/pytest.log" | tail -1)
        grep -E "^(FAILED|ERROR)|skipped" "build/$preset/pytest.log" || true
        echo "$line"
        passed=$((passed + $(sed -nE 's/.*\b([0-9]+) passed.*/\1/p' <<<"$line" | grep . || echo 0)))
        # What ends without a count (no pytest, a crash of the interpreter) is one that failed.
        [[ $line =~ [0-9]+\ passed ]] || failed=$((failed + 1))
        failed=$((failed + $(sed -nE 's/.*\b([0-9]+) (failed|error).*/\1/p' <<<"$line" | grep . || echo 0)))
    fi
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
