#!/bin/sh
# Runs the tests that make has built, and counts them. The last line is "N passed, N failed".
#   tests/run.sh [unit|golden|cli|rules|pty]...    these kinds only
#   tests/run.sh update                            writes the expected screens anew
# BUILD is the build folder; WRAP, when set, is put in front of the programs under test (valgrind).
set -u

BUILD=${BUILD:-build}
case $BUILD in /*) ;; *) BUILD=$(pwd)/$BUILD ;; esac
work=$BUILD/test/work
log=$work/log
passed=0
failed=0

# Every test sees the same small world: no colours forced, no settings, nothing of the user's.
if [ "${LEITMOTIF-}" = "" ]; then
    rm -rf "$work"
    mkdir -p "$work/home" "$work/tmp" || exit 1
    exec env -i PATH="$PATH" HOME="$work/home" TMPDIR="$work/tmp" XDG_CONFIG_HOME="$work/home" \
        XDG_DATA_HOME="$work/home" XDG_STATE_HOME="$work/home" XDG_DATA_DIRS="$work/home" \
        LC_ALL=C.UTF-8 TERM=xterm-256color BUILD="$BUILD" LEITMOTIF="$BUILD/leitmotif" \
        WRAP="${WRAP-}" PTY_COUNTER="$BUILD/test/pty/preload/count.so" \
        LARGE_LIBRARY="$BUILD/bench/40000.jsonl" CC="${CC:-cc}" FLAGS="${FLAGS-}" LINK="${LINK:-cc}" \
        ASAN_OPTIONS="log_path=$work/sanitizer:verify_asan_link_order=0:${ASAN_OPTIONS-}" \
        UBSAN_OPTIONS="print_stacktrace=1:log_path=$work/sanitizer" \
        LSAN_OPTIONS="${LSAN_OPTIONS-}" CMOCKA_MESSAGE_OUTPUT=tap sh "$0" "$@"
fi

if [ "${1-}" = update ]; then
    sh tests/golden/golden.sh update
    exit
fi

# A hanging test ends some time.
limit=
command -v timeout >/dev/null && limit="timeout 300"

fail() {
    failed=$((failed + 1))
    echo "FAIL $1: $2"
}

# Counts the lines of $log: passed, failed, skipped, planned.
count() {
    awk '/^not ok .*# SKIP/ || /^ok .*# SKIP/ { skip++; next }
         /^ok / { ok++ } /^not ok/ { bad++ } /^1\.\.[0-9]+$/ { plan += substr($0, 4) }
         END { print ok + 0, bad + 0, skip + 0, plan + 0 }' "$log"
}

# What the sanitizers have said since the last call is a failure, whichever process said it.
sanitizers() {
    for report in "$work"/sanitizer.*; do
        [ -e "$report" ] || continue
        cat "$report"
        rm "$report"
        fail "$1" "a sanitizer reports"
    done
}

# Runs one test program by its name and command line.
run() {
    name=$1
    shift
    $limit "$@" >"$log" 2>&1 </dev/null
    status=$?
    set -- $(count)
    passed=$((passed + $1))
    failed=$((failed + $2))
    if [ "$2" -gt 0 ]; then
        echo "---- $name"
        cat "$log"
    elif [ "$status" -ne 0 ]; then
        cat "$log"
        fail "$name" "ended with status $status"
    elif [ "$4" -gt 0 ] && [ "$4" -ne $(($1 + $2 + $3)) ]; then
        cat "$log"
        fail "$name" "planned $4 tests, ended early"
    elif [ "$1" -eq 0 ]; then
        cat "$log"
        fail "$name" "ran no test"
    else
        echo "ok $name ($1)"
    fi
    [ "$3" -eq 0 ] || grep -a '# SKIP' "$log"
    sanitizers "$name"
}

# All built programs that belong to a source of the kind $1; $2 goes in front.
programs() {
    for source in tests/"$1"/test_*.c; do
        [ -e "$source" ] || continue
        name=${source#tests/}
        name=${name%.c}
        run "$name" $2 "$BUILD/test/$name"
    done
}

scripts() {
    for script in tests/"$1"/*.sh; do
        [ -e "$script" ] && run "${script#tests/}" sh "$script"
    done
}

kinds=${*:-unit golden cli rules pty}
for kind in $kinds; do
    case $kind in
    unit) programs unit "${WRAP-}" ;;
    pty) programs pty "" ;;
    golden | cli | rules) scripts "$kind" ;;
    *) fail "$kind" "no such kind of test" ;;
    esac
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
