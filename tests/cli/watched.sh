# What was seen on the screen counts for commands too.
. tests/cli/lib

folder=$XDG_STATE_HOME/leitmotif
mkdir -p "$folder"
echo '{"time":1764106438123,"keep":"watched","id":"queen-of-tears","value":6}' >"$folder/kept.jsonl"

run list scenes
check "a command leaves out what was not seen" lacks "$out" burning-car
check "and says so in one line" eval '[ "$status" -eq 0 ] && lines 1 "$err" && has "$err" "episodes after 6" && has "$err" "--watched all"'
cp "$out" "$work/six"
run list scenes --watched 6
check "as --watched does" eval 'cmp "$out" "$work/six" && [ ! -s "$err" ]'
run list scenes --watched all
check "--watched all lifts it" eval 'has "$out" burning-car && [ ! -s "$err" ]'
run list scenes --watched 4
check "--watched N replaces it" eval 'lacks "$out" padlock && [ ! -s "$err" ]'
run show burning-car
check "nothing withheld is found" eval '[ "$status" -eq 1 ] && [ ! -s "$out" ] && has "$err" "in the episodes seen"'
run show love-you-with-all-my-heart --format json
check "JSON says that something is left out" jq -e '.withheld and all(.. | objects | .reveals? // 0; . <= 6)' "$out"
run screen
check "the screen too" has "$out" "▒ep 6"
run screen --watched all
check "and not when it is lifted" lacks "$out" "▒ep"

# Another work has a number of its own, or none.
jq '.work.id = "second" | .work.title.en = "Second"' data/queen-of-tears.json >"$work/second.json"
run list scenes -d "$work/second.json" --format json
check "each work has its own" jq -e -s '
    ([.[] | select(.work == "queen-of-tears")] | length > 0 and all(.[]; .id != "burning-car")) and
    any(.[]; .work == "second" and .id == "burning-car")' "$out"
check "in one line too" eval 'lines 1 "$err" && has "$err" "of 1 work"'
run show second/burning-car -d "$work/second.json"
check "and its rows are found" eval '[ "$status" -eq 0 ] && has "$out" "scene:burning-car"'

rm "$folder/kept.jsonl"
export XDG_CONFIG_HOME="$work/config"
mkdir -p "$XDG_CONFIG_HOME/leitmotif"
echo 'watched = 6' >"$XDG_CONFIG_HOME/leitmotif/config"
while read -r line; do
    run $line -d "$work/second.json" --watched 6
    cp "$out" "$work/six"
    run $line -d "$work/second.json"
    check "of two works too, $line is as with --watched" cmp "$out" "$work/six"
done <<END
coverage
coverage --format json
coverage --format tsv
list scenes
map
search car
END
rm "$XDG_CONFIG_HOME/leitmotif/config"

echo rubbish >"$folder/kept.jsonl"
run list tracks
check "a damaged file stops no command" eval '[ "$status" -eq 0 ] && has "$out" "Way Home"'
