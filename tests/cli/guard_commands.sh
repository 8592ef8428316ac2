# The spoiler guard: of two datasets that differ only in what is withheld, every command prints the same, order and
# counts included; and nothing of it ever shows. Pages, queries and screens are compared in tests/unit/test_guard.c.
. tests/cli/lib

jq -c -f tests/guard/two.jq data/queen-of-tears.json >"$work/two.jsonl"
last=$(jq .work.episodes data/queen-of-tears.json)
check "two datasets for each episode" lines $((2 * (last + 1))) "$work/two.jsonl"

# A new command joins with one line. ID stands for each row that may be seen, at one N.
commands() {
    for kind in works tracks scenes people characters topics episodes releases sources disputes; do
        for format in text tsv json; do
            echo "list $kind --format $format"
        done
    done
    cat <<END
map
map --format json
map --format tsv --sort heard
coverage
coverage --format json
coverage --format tsv
export markdown
export json
export jspf
export xspf
export cuesheet
keep
screen --keys 5
END
    if "$leitmotif" help search >/dev/null 2>&1; then
        cat <<END
search crush --format json
search window --format json
search burning car
search kissed tears
search 눈물
search ㄴㅁ
search zqxcanary
search kanarek
search snow kind:scene
END
    fi
}

# Prints all that the commands print of the N-th dataset of a side; a command that crashes says so.
print_all() { # print_all N FILE
    commands | while read -r line; do
        echo "== $line"
        "$leitmotif" $line -d "$2" --watched "$1" 2>&1 </dev/null
        status=$?
        echo "== $status"
    done | sed "s,$2,DATASET,"
}
show_all() { # every row that may be seen, by its full id
    for kind in works tracks scenes people characters topics episodes releases sources disputes; do
        "$leitmotif" list "$kind" --format json -d "$2" --watched "$1" 2>/dev/null
    done | jq -r '"\(.kind):\(.id)"' | while read -r id; do
        "$leitmotif" show "$id" -d "$2" --watched "$1" 2>&1
    done | sed "s,$2,DATASET,"
}

# The canary of the first dataset, and the words of the second; not as part of a query.
is_silent() {
    ! grep -v '^==' "$1" | grep -v 'zqxcanary"\|kanarek"' | grep -aiE 'zqxcanary|Kanarek'
}

for n in $(seq 0 "$last"); do
    sed -n "$((2 * n + 1))p" "$work/two.jsonl" >"$work/a.json"
    sed -n "$((2 * n + 2))p" "$work/two.jsonl" >"$work/b.json"
    : >"$err"
    shown="the commands with --watched $n"
    print_all "$n" "$work/a.json" >"$out"
    print_all "$n" "$work/b.json" >"$work/b"
    if [ "$n" = 6 ]; then
        show_all "$n" "$work/a.json" >>"$out"
        show_all "$n" "$work/b.json" >>"$work/b"
    fi
    check "watched $n: they print the same" diff "$out" "$work/b"
    check "watched $n: nothing withheld shows" is_silent "$out"
    check "watched $n: the commands print something" [ "$(wc -l <"$out")" -gt 100 ]
done

# A row that is withheld as a whole is not named by its id either, but where a row that may be seen has the same.
hidden() {
    jq -r --argjson n "$1" '.scenes[] | select(.episode != "before" and (.episode // .reveals // 99) > $n) | .id' data/queen-of-tears.json
}
sed -n 13p "$work/two.jsonl" >"$work/a.json"
print_all 6 "$work/a.json" >"$out"
named() {
    hidden 6 | while read -r id; do
        grep -E "(^|[^a-z0-9-])$id([^a-z0-9-]|$)" "$out"
    done
}
check "the ids of what is withheld do not show" eval '[ -z "$(named)" ]'
