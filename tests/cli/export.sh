# export: each format as an independent reader takes it; round trips, hostile text, the guard.
. tests/cli/lib

data=data/queen-of-tears.json
ask="python3 tests/cli/export.py"
cues=$(jq '[.scenes[].cues[]?] | length' $data)

exports() { # exports NAME ARGUMENT...: status 0 and silence on stderr
    check "$1" eval '[ "$status" -eq 0 ] && [ ! -s "$err" ] && lacks "$out" "$escape"'
}
tracks() { # the titles of the playlist in $out
    jq -r '.playlist.track[].extension[].additional_metadata.leitmotif.id' "$out" | tr '\n' ' '
}

# JSPF, as validate_playlist() of ListenBrainz reads it.
run export jspf
exports "jspf"
check "jspf is what ListenBrainz takes" jq -e '.playlist | (.title | type == "string" and length > 0) and
    .extension["https://musicbrainz.org/doc/jspf#playlist"].public == false and
    (.track | length == 12 and all(.[]; (.title | length > 0) and (.creator | length > 0) and
        (.album | startswith("Queen of Tears")) and (.trackNum | type == "number") and
        (has("identifier") | not)))' "$out"
check "jspf names the scenes" jq -e '.playlist.track[] | select(.title == "Way Home") | .annotation | length > 0' "$out"
first=$(tracks)
check "the story begins with the song of the highlight video" eval 'case $first in "tell-me-its-not-a-dream love-you-with-all-my-heart "*) ;; *) false ;; esac'
run export jspf --order story
check "the order of the story is the usual one" eval '[ "$(tracks)" = "$first" ]'
run export jspf --order album
check "the order of the album is that of its track list" eval '[ "$(tracks)" = "$(jq -r ".releases[0].tracks[]" $data | tr "\n" " ")" ]'
run export jspf --names ko
check "titles in the original" has "$out" '"title": "청혼"'

# A song has an identifier when a source of its own is its page at MusicBrainz.
recording=https://musicbrainz.org/recording/00000000-0000-4000-8000-000000000000
drama cited Cited | jq --arg url "$recording" '.sources = [{id: "s", title: "Song", kind: "database", url: $url}] |
    .tracks[0].cited = {"title.en": ["s"]} | .tracks += [{id: "other", title: {en: "Other"}}]' >"$work/cited.json"
run export jspf --work cited -d "$work/cited.json"
check "a recording that a source names" jq -e --arg url "$recording" \
    '[.playlist.track[] | .identifier] == [[$url], null]' "$out"
run export xspf --work cited -d "$work/cited.json"
check "xspf names it too" has "$out" "<identifier>$recording</identifier>"
jq '.tracks[1].cited = {"title.en": ["s"]}' "$work/cited.json" >"$work/shared.json"
run export jspf --work cited -d "$work/shared.json"
check "a page that two songs rest on names neither" jq -e 'all(.playlist.track[]; has("identifier") | not)' "$out"

valid_xspf() {
    xmllint --noout --nonet --relaxng tests/cli/xspf.rng "$1"
}
run export xspf
exports "xspf"
check "xspf is valid" valid_xspf "$out"
check "xspf has all songs" eval '[ "$(xmllint --xpath "count(//*[local-name()=\"track\"])" "$out")" = 12 ]'
check "the grammar refuses what is not XSPF" eval '! sed "s/<title>/<name>/;s,</title>,</name>," "$out" >"$work/bad.xspf" || ! valid_xspf "$work/bad.xspf"'

run export cuesheet
exports "cuesheet"
check "cuesheet is a table of all cues" $ask cues "$out" "$cues"
check "a cue has its place, song, singer, certainty and sources" eval '
    matches "$out" "^[0-9]+,padlock#cue-1,Ep 6,Fallin’,.*,Hong Isaac,The padlock,stated,"'
check "makers are not called composers" eval '[ -z "$(cut -d, -f9 "$out" | sed 1d | grep -v "^$")" ]'
run export cuesheet --order album
check "cuesheet by song has the same cues" $ask cues "$out" "$cues"
check "and they stand together" eval '[ "$(cut -d, -f4 "$out" | uniq | sort | uniq -d | grep -c .)" = 0 ]'
drama timed Timed | jq '.people = [{id: "p", name: {en: "Artist A"}}, {id: "q", name: {en: "Artist B"}}] |
    .sources = [{id: "s", title: "S", kind: "press"}] |
    .tracks[0].credits = [{who: "p", role: "composer", sources: ["s"]}, {who: "q", role: "composer"}] |
    .scenes = [{id: "a", episode: 1, title: {en: "A"}, cues: [
        {track: "song", sure: "stated", usage: "visual", version: "vocal", start: "0:42:10", end: "0:43:15.500"},
        {track: "song", sure: "inferred", start: "0:01:00"}, {sure: "candidate", candidates: ["song"]}]}]' >"$work/timed.json"
run export cuesheet --work timed -d "$work/timed.json"
check "cues are in the order of time, with duration and sourced composers" eval '
    tr -d "\r" <"$out" | cut -d, -f1-9 | sed 1d >"$work/rows" && printf "%s\n" \
    "1,a#cue-2,Ep 1,Song of Timed,,0:01:00,,,Artist A" \
    "2,a#cue-1,Ep 1,Song of Timed,visual vocal,0:42:10,0:43:15.500,0:01:05.500,Artist A" \
    "3,a#cue-3,Ep 1,Song of Timed,,,,," | cmp - "$work/rows"'

# Markdown: what the marks mean, but for text.
structure() {
    cmark -t xml "$1" | sed 1,3d | grep -vE '^ *(<text|<softbreak)'
}
run export markdown
exports "markdown"
cp "$out" "$work/plain.md"
structure "$out" >"$work/plain.xml"
check "markdown has an entry for all that there is" eval '
    [ "$(grep -c "<heading level=\"3\"" "$work/plain.xml")" -eq \
      "$(jq "[.tracks, .episodes, .scenes, .people, .characters, .topics, .releases, .disputes | length] | add" $data)" ]'
check "each link leads somewhere in it" eval '
    grep -o "](#[a-z0-9-]*)" "$out" | tr -d "](#)" | sort -u >"$work/links" &&
    grep -o "id=\"[a-z0-9-]*" "$out" | cut -c5- | sort -u >"$work/ids" &&
    [ -s "$work/links" ] && [ -z "$(comm -23 "$work/links" "$work/ids")" ]'
check "each citation is the number of its source" eval '
    grep -o "\[[0-9]*\\\\\]\](#source-[a-z0-9-]*" "$out" | sed "s/\[\([0-9]*\).*#\(.*\)/\1. \2/" | sort -u >"$work/cites" &&
    grep -o "^[0-9]*\. <a id=\"source-[a-z0-9-]*" "$out" | sed "s/<a id=\"//" | sort -u >"$work/numbers" &&
    [ -s "$work/cites" ] && [ -z "$(comm -23 "$work/cites" "$work/numbers")" ]'
run show scene:padlock
check "markdown says what the page says" eval 'line=$(sed -n "/^What happens/{n;s/^ *//p;}" "$out") && [ -n "$line" ] && has "$work/plain.md" "$line"'

# JSON: the dataset again.
again() { # again NAME FILE [OPTION...]: FILE, an export, exports as the same bytes
    said=$1 file=$2
    shift 2
    run export json -d "$file" "$@"
    check "$said" cmp "$out" "$file"
}
run export json
exports "json"
check "json says what the dataset says" $ask same "$out" $data
check "json is laid out in lines" eval '[ "$(wc -l <"$out")" -gt 1000 ] && ! grep -qE "^.{900}" "$out"'
cp "$out" "$work/own.json"
again "json comes back the same" "$work/own.json"
{
    jq -c . "$work/own.json"
    drama three Three | jq -c '.people = [{id: "p", name: {en: "P"}, same_as: ["queen-of-tears/person:crush"]}]'
    drama four Four | jq -c .
} >"$work/many.jsonl"
run export json -d "$work/many.jsonl"
check "a library is one work a line" eval 'lines 3 "$out" && jq -e -s "[.[].work.id] == [\"queen-of-tears\", \"three\", \"four\"]" "$out"'
cp "$out" "$work/again.jsonl"
again "a library comes back the same" "$work/again.jsonl"
run export json -d "$work/many.jsonl" --work three
check "--work takes one of it" jq -e '.work.id == "three" and .people[0].same_as == ["queen-of-tears/person:crush"]' "$out"

# Hostile text in every field: to a reader of Markdown it is like any other.
$ask numbered $data >"$work/numbered.json"
run export markdown -d "$work/numbered.json"
structure "$out" | sed 's/ destination="[^"]*"//' >"$work/numbered.xml"
$ask hostile $data >"$work/hostile.json"
$ask controls $data >"$work/controls.json"
for text in hostile controls; do
    run export json -d "$work/$text.json"
    check "$text: json says what the dataset says" $ask same "$out" "$work/$text.json"
    check "$text: json is plain text" eval 'lacks "$out" "$escape" && lacks "$out" "$(printf "\342\200\256")"'
    cp "$out" "$work/$text-again.json"
    again "$text: json comes back the same" "$work/$text-again.json"
    run export jspf -d "$work/$text.json"
    check "$text: jspf keeps titles" jq -e --slurpfile d "$work/$text-again.json" \
        '([.playlist.track[].title] | sort) == ([$d[0].tracks[].title.en] | sort)' "$out"
    run export cuesheet -d "$work/$text.json"
    check "$text: cuesheet" $ask cues "$out" "$cues"
    run export markdown -d "$work/$text.json"
    structure "$out" | sed 's/ destination="[^"]*"//' >"$work/$text.xml"
    check "$text: text makes no markup" diff "$work/numbered.xml" "$work/$text.xml"
    check "$text: no escape byte" lacks "$out" "$escape"
done
run export xspf -d "$work/hostile.json"
check "hostile: xspf is valid" valid_xspf "$out"
check "hostile: xspf keeps titles" $ask titles "$out" "$work/hostile-again.json"
run export xspf -d "$work/controls.json"
check "controls: XML has no such characters" eval '[ "$status" -eq 1 ] && [ ! -s "$out" ] && has "$err" "XML does not allow U+0001, which is in the title"'
drama one 'One' | jq '.work.title.en = "bell\u0007"' >"$work/bell.json"
run export xspf --work one -d "$work/bell.json"
refuses "nothing of such a playlist is printed" 1 'XML does not allow U+0007, which is in the title "bell<U+0007>"; take it out'

# The guard: what each text reveals is written into it.
$ask tagged $data >"$work/tagged.json"
for n in 0 3 6 13 15 16; do
    for format in jspf xspf cuesheet markdown json; do
        run export $format -d "$work/tagged.json" --watched $n
        check "$format after episode $n has nothing of later ones" eval '[ "$status" -eq 0 ] && $ask leaks $n <"$out"'
        cp "$err" "$work/said"
        check "and says so" eval 'grep -v "warning: replaces" "$work/said" >"$err"; lines 1 "$err" && has "$err" "spoils episodes after $n is left out"'
    done
    run export json -d "$work/tagged.json" --watched $n
    check "json after episode $n says what it is" jq -e --argjson n $n '(.withheld == true) == ($n < 16)' "$out"
    cp "$out" "$work/part.json"
    run export json -d "$work/part.json" --watched all
    check "json after episode $n is a whole dataset" $ask same "$work/part.json" "$out"
done
run export markdown --watched 6
check "the booklet says so too" has "$out" "> What spoils episodes after 6 is left out."
check "the booklet has no needless marks" lacks "$out" "▒ more"

# What is asked for wrongly.
run export
refuses "no format" 2 "type leitmotif export FORMAT; FORMAT is jspf, xspf, cuesheet, markdown or json"
run export xpsf
refuses "a format that is nearly right" 2 "did you mean leitmotif export xspf?"
run export pdf
refuses "a format that there is not" 2 "leitmotif help export"
run export json --order album
refuses "an order for json" 2 "leave --order out"
run export jspf --order alphabet
refuses "an order that there is not" 2 '--order has no "alphabet"'
run export jspf -d "$work/cited.json"
refuses "one playlist of two works" 2 "name it with --work ID"
run export jspf --work nowhere
refuses "a work that there is not" 1 'nothing is called "nowhere"'
run export jspf --work fallin
refuses "a song for a work" 1 '"fallin" is a track'
run export xspf xspf
refuses "two formats" 2 "does not take"
drama bare Bare | jq 'del(.tracks)' >"$work/bare.json"
for format in jspf xspf cuesheet markdown json; do
    run export $format --work bare -d "$work/bare.json"
    exports "$format of a work with nothing in it"
done
run export xspf --work bare -d "$work/bare.json"
check "an empty playlist is valid" valid_xspf "$out"
run help export
check "help names all formats" eval 'for f in jspf xspf cuesheet markdown json; do has "$out" $f || exit 1; done'
