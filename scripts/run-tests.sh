# Sourced: run_tests PRESET [DOCTEST-ARGS…] runs every test program of a build, and without arguments pytest over the Python
# module if that is built, and closes with "N passed, N failed", counted in doctest's and pytest's cases. As many at a time as
# there are cores, each with some of a program's cases, so that no core waits for one long program; what they say is told in
# the programs' order.
run_tests() {
    local preset=$1 passed=0 failed=0 program name cases first number
    shift
    local folder="build/$preset/test-logs" at_once
    rm -rf "$folder" && mkdir -p "$folder"
    # Those that run the program, or files by the hundred, take longest: they come first.
    local programs=() parts=()
    for name in web serve fuzz cli fault batch sign readers; do programs+=("build/$preset/tests/test_$name"); done
    for program in "build/$preset"/tests/test_*; do
        [[ " ${programs[*]} " == *" $program "* ]] || programs+=("$program")
    done
    for program in "${programs[@]}"; do
        [ -f "$program" ] && [ -x "$program" ] || continue
        cases=$("$program" --count "$@" | sed -nE 's/.*current filters: ([0-9]+).*/\1/p')
        if ! [[ $cases =~ ^[0-9]+$ ]]; then
            echo "== ${program##*/}: does not start"
            failed=$((failed + 1))
            continue
        fi
        # A case of these is a person's whole way through the service.
        [[ $program == *_web || $program == *_serve ]] && at_once=3 || at_once=20
        for ((first = 1; first <= cases; first += at_once)); do
            number=$((cases - first + 1 < at_once ? cases - first + 1 : at_once))
            name="${program##*/}.$(printf '%04d' "$first")"
            parts+=("$name")
            while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n || true; done
            { status=0 began=$SECONDS
              "$program" -f="$first" -l=$((first + number - 1)) "$@" >"$folder/$name.log" 2>&1 || status=$?
              echo "$status $number $((SECONDS - began))" >"$folder/$name.status"; } &
        done
    done
    wait
    for name in $(printf '%s\n' "${parts[@]}" | sort); do
        local log="$folder/$name.log" status f line
        read -r status number _ <"$folder/$name.status"
        [[ $name == *.0001 ]] && echo "== ${name%.*}"
        grep -E "skipped:|ERROR|FATAL|TEST CASE|CHECK|REQUIRE|values:|Sanitizer|runtime error" "$log" | head -60 || true
        # doctest counts the cases of the whole program as run, whatever its range; what failed in it, it counts right.
        line=$(grep -E "^\[doctest\] test cases:" "$log" | tail -1)
        f=$(sed -E 's/.*\| *([0-9]+) failed.*/\1/' <<<"$line")
        [[ $f =~ ^[0-9]+$ ]] || f=0
        # A program that ended by itself before it could count: what of its cases was passed, nobody knows.
        if [ "$status" -ne 0 ] && [ "$f" -eq 0 ]; then
            f=$number
            echo "no result (status $status)"
            tail -40 "$log"
        fi
        passed=$((passed + number - f)) failed=$((failed + f))
    done
    if [ $# -eq 0 ] && [ -f "build/$preset/python/raingan/__init__.py" ]; then
        echo "== pytest"
        line=$(PYTHONPATH="build/$preset/python" PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 -m pytest -q -p no:cacheprovider python/tests 2>&1 |
            tee "build/$preset/pytest.log" | tail -1) || true
        grep -E "^(FAILED|ERROR)|skipped" "build/$preset/pytest.log" || true
        echo "$line"
        passed=$((passed + $(sed -nE 's/.*\b([0-9]+) passed.*/\1/p' <<<"$line" | grep . || echo 0)))
        # What ends without a count (no pytest, a crash of the interpreter) is one that failed.
        [[ $line =~ [0-9]+\ passed ]] || failed=$((failed + 1))
        failed=$((failed + $(sed -nE 's/.*\b([0-9]+) (failed|error).*/\1/p' <<<"$line" | grep . || echo 0)))
    fi
    echo "slowest: $(awk '{name = FILENAME; sub(".*/", "", name); sub("[.]status$", "", name); print $3, name}' "$folder"/*.status |
        sort -rn | head -8 | awk '{printf "%s%s %d s", (NR > 1 ? ", " : ""), $2, $1}')"
    echo "$passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
