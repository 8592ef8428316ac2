#!/bin/sh
# Runs the tests that make has built, and counts them. The last line is "N passed, N failed".
#   tests/run.sh [unit|golden|cli|rules|pty]...    these kinds only
#   tests/run.sh update                            writes the expected screens anew
# BUILD is the build folder; WRAP, when set, is put in front of the programs under test (valgrind);
# JOBS is how many tests run at once, else one for each processor.
set -u

BUILD=${BUILD:-build}
case $BUILD in /*) ;; *) BUILD=$(pwd)/$BUILD ;; esac
work=$BUILD/test/work

# Every test sees the same small world, and a folder of its own: no colours forced, no settings,
# nothing of the user's.
world() { # world FOLDER COMMAND...
    folder=$1
    shift
    mkdir -p "$folder/home" "$folder/tmp" || exit 1
    env -i PATH="$PATH" HOME="$folder/home" TMPDIR="$folder/tmp" XDG_CONFIG_HOME="$folder/home" \
        XDG_DATA_HOME="$folder/home" XDG_STATE_HOME="$folder/home" XDG_DATA_DIRS="$folder/home" \
        LC_ALL=C.UTF-8 TERM=xterm-256color BUILD="$BUILD" LEITMOTIF="$BUILD/leitmotif" \
        WRAP="${WRAP-}" PTY_COUNTER="$BUILD/test/pty/preload/count.so" \
        LARGE_LIBRARY="$BUILD/bench/40000.jsonl" CC="${CC:-cc}" FLAGS="${FLAGS-}" LINK="${LINK:-cc}" \
        ASAN_OPTIONS="log_path=$folder/sanitizer:verify_asan_link_order=0:${ASAN_OPTIONS-}" \
        UBSAN_OPTIONS="print_stacktrace=1:log_path=$folder/sanitizer" \
        LSAN_OPTIONS="${LSAN_OPTIONS-}" CMOCKA_MESSAGE_OUTPUT=tap "$@"
}

# The test of a source: a program that make has built, or the script itself.
command_of() { # command_of KIND NAME
    case $1 in
    unit) echo "${WRAP-} $BUILD/test/unit/$2" ;;
    pty) echo "$BUILD/test/pty/$2" ;;
    *) echo "sh tests/$1/$2.sh" ;;
    esac
}

# Numbers of a log: passed, failed, skipped, planned.
count() {
    awk '/^not ok .*# SKIP/ || /^ok .*# SKIP/ { skip++; next }
         /^ok / { ok++ } /^not ok/ { bad++ } /^1\.\.[0-9]+$/ { plan += substr($0, 4) }
         END { print ok + 0, bad + 0, skip + 0, plan + 0 }' "$1"
}

# Runs one test, says how it went, and leaves the numbers of passed and failed in its folder.
run() { # run KIND/NAME
    kind=${1%%/*}
    folder=$work/$1
    log=$folder/log
    rm -rf "$folder"
    mkdir -p "$folder"
    # A hanging test ends some time.
    world "$folder" $(command -v timeout >/dev/null && echo timeout 300) \
        $(command_of "$kind" "${1#*/}") >"$log" 2>&1 </dev/null
    status=$?
    # What the sanitizers have said is a failure, whichever process said it.
    cat "$folder"/sanitizer.* >>"$log" 2>/dev/null && status="$status and a sanitizer's report"
    set -- "$1" $(count "$log")
    fault=
    if [ "$2" -eq 0 ] && [ "$3" -eq 0 ]; then
        fault="ran no test, ended with status $status"
    elif [ "$3" -eq 0 ] && [ "$status" != 0 ]; then
        fault="ended with status $status"
    elif [ "$5" -gt 0 ] && [ "$5" -ne $(($2 + $3 + $4)) ]; then
        fault="planned $5 tests, ended early"
    fi
    echo "$2 $(($3 + ${fault:+1}+0))" >"$folder/count"
    if [ "$3" -gt 0 ] || [ "$fault" ]; then
        printf -- '---- %s\n%s\n' "$1" "$(cat "$log")${fault:+
FAIL $1: $fault}"
    else
        printf 'ok %s (%d)\n%s' "$1" "$2" "$(grep -a '# SKIP' "$log" | sed 's/$/\n/')"
    fi
}

# The tests of a kind, as KIND/NAME.
tests() {
    case $1 in
    unit | pty) ls tests/"$1"/test_*.c ;;
    golden | cli | rules) ls tests/"$1"/*.sh ;;
    *) echo "tests/run.sh: $1: no such kind of test" >&2 ;;
    esac | sed 's,^tests/,,; s,\.[a-z]*$,,'
}

case ${1-} in
update)
    world "$work/update" sh tests/golden/golden.sh update
    exit
    ;;
one) # what this script calls itself with
    run "$2"
    exit
    ;;
esac

rm -rf "$work"
mkdir -p "$work"
for kind in ${*:-unit golden cli rules pty}; do
    tests "$kind"
done >"$work/list"
export BUILD
jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)}
xargs -P "$jobs" -n 1 sh tests/run.sh one <"$work/list"
# A test that left no numbers has failed.
while read -r test; do
    cat "$work/$test/count" 2>/dev/null || echo "0 1"
done <"$work/list" | awk '{ passed += $1; failed += $2 }
    END { print passed + 0 " passed, " failed + 0 " failed"; exit failed > 0 || passed == 0 }'
