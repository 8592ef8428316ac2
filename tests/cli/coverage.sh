# coverage: what a dataset leaves open, and nothing that spoils.
. tests/cli/lib

data=data/queen-of-tears.json
run coverage
prints "coverage" "Songs that no known scene plays"
check "of all episodes" lacks "$out" "in the episodes seen"
run coverage --watched 3
prints "coverage of what was seen says so" "Songs that no known scene plays in the episodes seen"
run coverage
check "a song without a scene" matches "$out" "^  track:hold-me-back  Hold Me Back"
check "an episode without a cue" matches "$out" "^  episode:1  "
check "a cue with one source" has "$out" "scene:padlock#cue-1  The padlock"
check "no escape byte" lacks "$out" "$escape"
run coverage --format json
check "as JSON, all that jq finds" eval '
    jq -r "select(.gap == \"unplaced\") | .id" "$out" | sort >"$work/got"
    jq -r "([.scenes[].cues[]?.track] | unique) as \$t | .tracks[].id | select(IN(\$t[]) | not) | \"track:\" + ." $data | sort |
        cmp - "$work/got" && [ -s "$work/got" ]
    jq -r "select(.gap == \"single\") | .id" "$out" | sort >"$work/got"
    jq -r ".scenes[] | .id as \$s | (.cues // []) | to_entries[] | select(.value.sources | length < 2) |
        \"scene:\(\$s)#cue-\(.key + 1)\"" $data | sort | cmp - "$work/got" && [ -s "$work/got" ]'
check "and each names its work" jq -e -s 'all(.[]; .work == "queen-of-tears" and .title != "")' "$out"
n=$(wc -l <"$out")
run coverage --format tsv
check "as TSV the same rows, and a head" eval 'lines $((n + 1)) "$out" && awk -F "\t" "NF != 5 { exit 1 }" "$out"'
run coverage --names ko
check "names in the original" eval 'has "$out" "싫어도 싫은게 아냐" || has "$out" "track:hold-me-back"; lacks "$out" "  Hold Me Back"'

jq '.scenes[0].cues = [{track: null, candidates: ["fallin", "promise"], sure: "candidate", sources: []}]' $data >"$work/unknown.json"
run coverage -d "$work/unknown.json" --format json
check "a song that is not known has candidates" jq -e -s \
    'any(.[]; .gap == "unknown" and .candidates == ["fallin", "promise"])' "$out"

# With a guard, data that differ only in what is withheld give the same bytes.
jq '.scenes |= map(if .id == "burning-car" then .cues = [] | .title.en = "X" else . end) |
    .scenes |= map(if .id == "the-shot" then .cues += [{track: "hold-me-back", sure: "stated", sources: []}] else . end)' \
    $data >"$work/other.json"
for format in text json tsv; do
    run coverage --watched 6 --format $format
    cp "$out" "$work/seen"
    run coverage --watched 6 --format $format -d "$work/other.json"
    cmp "$out" "$work/seen" && echo "ok the guard leaks nothing as $format" || echo "not ok the guard leaks nothing as $format"
    check "and tells of no later scene as $format" eval 'lacks "$out" burning && lacks "$out" "episode:7" && has "$out" "padlock"'
done
drama hostile 'a\u001b[31m\u202e' >"$work/hostile.json"
for format in text json tsv; do
    run coverage -d "$work/hostile.json" --format $format
    check "hostile titles as $format" eval '[ "$status" -eq 0 ] && has "$out" song && lacks "$out" "$escape"'
done
run coverage fallin
refuses "a word too many" 2 'coverage does not take "fallin"; type leitmotif coverage'
run coverage --format svg
refuses "no such format" 2 "coverage has no format svg"
