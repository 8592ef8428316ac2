# list: each kind, as text, TSV and JSON.
. tests/cli/lib

# By kind: singular, plural, number of rows, and a text in one of them.
while read -r one many count text; do
    run list "$many"
    prints "list $many" "$text"
    check "list $many has all rows" lines "$count" "$out"
    cp "$out" "$work/many"
    run list "$one"
    check "list $one is list $many" cmp "$out" "$work/many"
    check "list $many has no blank ends" eval '! grep -q " $" "$out"'
    run list "$many" --format json
    check "list $many as JSON has an object a line" lines "$count" "$out"
    check "list $many as JSON is valid" jq -e -s --arg kind "$one" \
        'all(.[]; .kind == $kind and .work == "queen-of-tears" and (.id | length > 0) and (.title | length > 0))' "$out"
    run list "$many" --format tsv
    check "list $many as TSV has a head line" lines "$((count + 1))" "$out"
    check "list $many as TSV has the same fields in each line" awk -F '\t' \
        'NR == 1 { n = NF } NF != n || n < 2 { exit 1 }' "$out"
done <<END
work works 1 눈물의 여왕
track tracks $(jq '.tracks | length' data/queen-of-tears.json) Way Home
scene scenes $(jq '.scenes | length' data/queen-of-tears.json) The padlock
person people $(jq '.people | length' data/queen-of-tears.json) 크러쉬
character characters $(jq '.characters | length' data/queen-of-tears.json) Kim Soo-hyun
topic topics $(jq '.topics | length' data/queen-of-tears.json) organisation
episode episodes $(jq '.episodes | length' data/queen-of-tears.json) 2024-03-24
release releases $(jq '.releases | length' data/queen-of-tears.json) ost-special
source sources $(jq '.sources | length' data/queen-of-tears.json) The Korea Herald
dispute disputes $(jq '.disputes | length' data/queen-of-tears.json) apostrophes
END

run list tracks --format tsv
check "each row of TSV names its work" awk -F '\t' 'NR > 1 && $NF != "queen-of-tears" { exit 1 }' "$out"
run list tracks
check "tracks are in order of their parts" eval '[ "$(awk "{ print \$1 }" "$out" | tr "\n" " ")" = "1 2 3 4 5 6 7 8 9 10 11 12 " ]'
check "columns are aligned by display width" eval '
    grep -q "^12  Way Home                    청혼                  Kim Soo-hyun  2024" "$out" &&
    grep -q "^4   Love You With All My Heart  미안해 미워해 사랑해  Crush         2024" "$out"'
run list tracks --names en
check "names in English only" lacks "$out" "청혼"
run list tracks --names ko
check "names in the original" eval 'has "$out" "청혼" && lacks "$out" "Way Home"'
run list scenes
check "a scene names its song" matches "$out" "^Ep 6 +The padlock .*Fallin"

run list scenes --watched 6
check "nothing of later episodes" eval 'has "$out" padlock && lacks "$out" burning-car && ! grep -qE "Ep (7|1[0-6]|\?)" "$out"'
run list scenes --watched 6 --format json
check "nothing of later episodes in JSON" eval 'lacks "$out" burning && jq -e -s "all(.[]; (.reveals // 0) <= 6)" "$out"'
run list episodes --watched 0 --format tsv
check "the head line is there without rows too" eval '[ "$status" -le 1 ] && has "$out" number'

drama quiet Quiet | jq '.tracks[0].title.en = "tab\there \u001b[31m \u202e end"' >"$work/hostile.json"
run list tracks -d "$work/hostile.json" --format tsv
check "a tab in a title adds no field" awk -F '\t' 'NR == 1 { n = NF } NF != n { exit 1 }' "$out"
check "control characters are shown as marks" eval 'has "$out" "<U+001B>" && has "$out" "<U+202E>" && lacks "$out" "$escape"'
run list tracks -d "$work/hostile.json" --format json
check "control characters are escaped in JSON" eval 'has "$out" "\\u001b" && has "$out" "\\u202e" && lacks "$out" "$escape"'
check "and come back as they were" jq -e -s 'any(.[]; .title == "tab\there \u001b[31m \u202e end")' "$out"
run list works -d "$work/hostile.json"
check "a library lists all its works" lines 2 "$out"
run list tracks -d "$work/hostile.json"
check "rows of a library name their work" matches "$out" "fallin +queen-of-tears$"

jq 'del(.tracks)' "$work/hostile.json" >"$work/bare.json"
run screen "$work/bare.json"
check "a work without tracks is shown" has "$out" Quiet

printf '%s\n' '{"format":"leitmotif/1","work":{"id":"w","title":{"en":"Other Story"}},"tracks":[{"id":"t","title":{"en":"Song"}}]}' >"$work/other.jsonl"
run list tracks -d "$work/other.jsonl" --work "other story" --format tsv
check "--work lists one work alone" eval 'lines 2 "$out" && has "$out" "Song"'
run coverage -d "$work/other.jsonl" --work w --format tsv
check "and says what that leaves open" eval 'lines 2 "$out" && has "$out" "unplaced"'
run list tracks --work fallin
refuses "--work takes a work" 1 '"fallin" is a track'
