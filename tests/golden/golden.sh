#!/bin/sh
# Compares what `screen` prints with the screens kept here; `golden.sh update` writes them anew.
#
# NAME.case holds "size: 80x24", "keys: jj<Enter>" and, for more arguments, "args: …".
set -u

here=$(dirname "$0")
LEITMOTIF=${LEITMOTIF:-build/leitmotif}
got=${TMPDIR:-/tmp}/golden.$$
update=${1-}

value() {
    sed -n "s/^$1: //p" "$2"
}

draw() {
    size=$(value size "$1")
    keys=$(value keys "$1")
    eval "set -- $(value args "$1")"
    ${WRAP-} "$LEITMOTIF" screen --size "$size" --keys "$keys" "$@"
}

compare() {
    if ! draw "$1" >"$got" 2>&1; then
        echo "not ok $2: status"
        cat "$got"
    elif diff -u "$3" "$got" >"$got.diff" 2>&1; then
        echo "ok $2"
    else
        echo "not ok $2"
        cat "$got.diff"
    fi
}

nth=0
for case in "$here"/*.case; do
    [ -e "$case" ] || continue
    # Under valgrind, which takes minutes, every third.
    nth=$((nth + 1))
    [ -z "${WRAP-}" ] || [ $((nth % 3)) -eq 0 ] || continue
    name=$(basename "$case" .case)
    if [ "$update" = update ]; then
        draw "$case" >"$got" || exit 1
        cat "$got" >"$here/$name.screen"
    else
        compare "$case" "$name" "$here/$name.screen"
    fi
done
for screen in "$here"/*.screen; do
    [ ! -e "$screen" ] || [ -e "${screen%.screen}.case" ] || echo "not ok $screen has no case"
done
rm -f "$got" "$got.diff"
