# show: a page of each kind, finding by id and by name, JSON.
. tests/cli/lib

while read -r id text; do
    run show "$id"
    prints "show $id" "$text"
    check "show $id fits 80 columns" eval '! grep -qE "^.{81}" "$out"'
    check "show $id names itself" matches "$out" "^$id\$"
    run show "$id" --format json
    check "show $id as JSON is one object" eval 'lines 1 "$out" && jq -e --arg id "$id" "(.kind + \":\" + .id) == \$id" "$out"'
done <<END
work:queen-of-tears The story
track:fallin Hong Isaac
scene:burning-car Fallin’
person:crush ♪ Love You With All My Heart
character:hong-hae-in Played by Kim Ji-won
topic:germany The padlock
episode:6 14.068 %
release:ost-special In the box
source:koreaherald-2024-05-01 What rests on it
dispute:apostrophes Readings
END

# A word and its citation that would fill the line to the last column are parted.
word=$(head -c 75 /dev/zero | tr '\0' x)
drama wide Wide | jq --arg word "$word" '.sources = [{id: "s", title: "S", kind: "press"}] |
    .tracks[0].about = [{on: "sound", text: $word, sources: ["s"]}]' >"$work/wide.json"
run show wide/song -d "$work/wide.json"
check "a citation is never glued to the text" eval 'matches "$out" "^  $word\$" && matches "$out" "^ {77}\[1\]\$"'

same() { # same NAME ID: shows what `show fallin` shows
    run show "$2"
    check "$1" cmp "$out" "$work/fallin"
}
run show fallin
cp "$out" "$work/fallin"
check "the title is printed once" eval '[ "$(grep -c "^Fallin" "$out")" -eq 1 ]'
same "by work and id" queen-of-tears/fallin
same "by the full form" queen-of-tears/track:fallin
same "by id in capitals" FALLIN
same "by title" "Fallin’"
same "by title with another apostrophe" "fallin'"
run show 청혼
prints "by Korean title" "Way Home"
run show "$(printf '\341\204\216\341\205\245\341\206\274\341\204\222\341\205\251\341\206\253')"
prints "by Korean title in decomposed form" "Way Home"
run show 'scene:burning-car#cue-1'
prints "by the address of a cue" "scene:burning-car"
for id in 'scene:burning-car#cue-99' 'fallin#cue-1' 'queen-of-tears#cue-1'; do
    run show "$id"
    refuses "there is no cue $id" 1 "nothing is called \"$id\""
done
run keep 'burning-car#cue-99'
refuses "and none to keep" 1 'nothing is called "burning-car#cue-99"; did you mean burning-car?'
jq '(.scenes[] | select(.id == "padlock")).cues[0].reveals = 9' data/queen-of-tears.json >"$work/late.json"
run show 'scene:padlock#cue-1' -d "$work/late.json" --watched 9
check "a cue that was seen" has "$out" scene:padlock
run show 'scene:padlock#cue-1' -d "$work/late.json" --watched 8
check "one of a later episode is not told from none" eval '[ "$status" -eq 1 ] && has "$err" "nothing is called" && [ ! -s "$out" ]'

for name in 해인 haein 'hae in' 'hong hae in'; do
    run show "$name"
    check "words of a name will do: $name" eval '[ "$(head -1 "$out")" = character:hong-hae-in ]'
done
run show hyun
refuses "words of several names list them" 1 '"hyun" may be character:baek-hyun-woo, character:baek-hyun-tae, person:kim-soo-hyun, person:kim-do-hyun'
run show heart flutter --format json
check "words are joined" jq -e '.id == "heart-flutter"' "$out"
run show falin
refuses "an id that is nearly right" 1 "did you mean fallin?"
run show xyzzy
refuses "an id that is far from all" 1 'nothing is called "xyzzy"'
run show lavender-field
refuses "an id of two things" 1 '"lavender-field" may be topic:lavender-field, scene:lavender-field'
for id in tracks:fallin track: /fallin queen-of-tears/ nowhere/fallin 'fallin#cue-1x' 'fallin#' : / '#cue-1' ''; do
    run show "$id"
    check "show '$id' finds nothing" eval '[ "$status" -eq 1 ] && [ ! -s "$out" ] && lines 1 "$err"'
done

run show burning-car --watched 6
refuses "what spoils is not found" 1 "in the episodes seen"
run show burning-cra --watched 6
check "nor is it suggested" lacks "$err" burning-car
run show fallin --watched 6
check "parts that spoil are left out" eval 'has "$out" "The padlock" && lacks "$out" "burning car"'
run show hong-hae-in --watched 0 --format json
check "JSON leaves out what spoils" jq -e '[.. | objects | .reveals // 0] | max == 0' "$out"
check "JSON says that something is withheld" jq -e .withheld "$out"
run show fallin --format json
check "JSON does not say so otherwise" jq -e '.withheld == null' "$out"
check "JSON has what the dataset has" jq -e --slurpfile d data/queen-of-tears.json '
    . as $row | $d[0].tracks[] | select(.id == "fallin") |
    .title == $row.titles and .credits == $row.credits and .lyrics == $row.lyrics and
    .released == $row.released and .moods == $row.moods' "$out"
run show scene:burning-car --format json
check "JSON of a cue has what the dataset has" jq -e --slurpfile d data/queen-of-tears.json '
    . as $row | $d[0].scenes[] | select(.id == "burning-car") | .episode == $row.episode and
    ([.cues[] | {track, heard, sure}] == [$row.cues[] | {track, heard, sure}])' "$out"

cat > "$work/two.jsonl" <<'END'
{"format":"leitmotif/1","work":{"id":"w","title":{"en":"First Story"}},"people":[{"id":"a","name":{"en":"Artist A"},"same_as":["v/a"]}]}
{"format":"leitmotif/1","work":{"id":"v","title":{"en":"Other Story"}},"people":[{"id":"a","name":{"en":"Artist A"}}]}
END
run show w/a -d "$work/two.jsonl"
check "a person is led to in other works" has "$out" "also in Other Story"
run show fallin
check "what a song stands for is told with its source" eval 'grep -A2 "^What it stands for" "$out" | grep -q "steady and overwhelming\. *\[[0-9]*\]$"'
printf '%s\n' '{"format":"leitmotif/1","work":{"id":"w","title":{"en":"Winter Harbour","ko":"겨울 항구","ja":"冬の港"}}}' >"$work/three.jsonl"
run show work:w -d "$work/three.jsonl"
check "a page has its name in all languages" eval 'has "$out" "Winter Harbour" && has "$out" "겨울 항구" && has "$out" "冬の港"'
