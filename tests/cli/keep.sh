# keep: bookmarks and notes from the command line.
. tests/cli/lib

run keep
refuses "nothing kept is said, and what to do" 1 "leitmotif keep ID"
run keep fallin
check "a bookmark is silent" eval '[ "$status" -eq 0 ] && [ ! -s "$out" ] && [ ! -s "$err" ]'
run keep "Way Home" 'the "last" song, 청혼'
run keep scene:burning-car
run keep
prints "a bookmark is listed" "★ queen-of-tears/track:fallin  Fallin’"
check "a note is listed" has "$out" 'track:way-home  Way Home: the "last" song, 청혼'
check "each on a line" lines 3 "$out"
run keep --format json
check "as JSON" jq -e -s 'length == 3 and any(.[]; .id == "queen-of-tears/track:way-home" and
    .note == "the \"last\" song, 청혼" and .bookmark == false) and
    any(.[]; .title == "Fallin’" and .bookmark and (has("note") | not))' "$out"
run keep --watched 6
check "what later episodes tell is not listed" eval 'lines 2 "$out" && lacks "$out" burning'
run search is:kept --format json
check "a search finds what is kept" jq -e -s 'map(.id) | sort == ["burning-car", "fallin", "way-home"]' "$out"
run search is:kept --format json --watched 6
check "but not what later episodes tell" jq -e -s 'map(.id) | sort == ["fallin", "way-home"]' "$out"
run keep burning-car --watched 6
refuses "nor kept" 1 "in the episodes seen"
run keep no-such-thing
refuses "an unknown thing is named" 1 "no-such-thing"
check "with no word of episodes, as nothing is withheld" lacks "$err" "episodes seen"
run keep --remove
refuses "nothing to remove is named" 2 "--remove takes an ID"
run keep fallin "a note" --remove
refuses "a note on what is to be removed" 2 "and no note"
run keep fallin --remove
run keep way-home --remove
run keep
check "removed" eval 'lines 1 "$out" && has "$out" burning-car'

file=$XDG_STATE_HOME/leitmotif/kept.jsonl
check "the file has one object a line" jq -e -s 'length == 3 and all(.[]; .time > 1700000000000 and .keep and .id)' "$file"
check "and only the user reads it" eval 'ls -l "$file" | grep -q "^-rw-------"'

printf 'rubbish \033[31m\n' >>"$file"
run keep
check "a damaged line is told" eval '[ "$status" -eq 0 ] && lines 1 "$err" && has "$err" "line 4" && has "$out" burning-car'
check "reading moves nothing" [ ! -e "$file.damaged" ]
run keep crush
check "saving sets the file aside, and says where" eval '[ "$status" -eq 0 ] && has "$err" "kept.jsonl.damaged" && lacks "$err" "$escape"'
check "whole" has "$file.damaged" rubbish
run keep
check "and goes on with the rest" eval 'lines 2 "$out" && [ ! -s "$err" ]'

HOME=/dev/null XDG_STATE_HOME= run keep crush
refuses "no place to save" 2 "not saved yet"
HOME= XDG_STATE_HOME= run keep crush
refuses "no idea where to save" 2 "not saved: neither"

# Copies that save at the same time, each in a process of its own.
at_once() {
    for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
        "$leitmotif" keep "episode:$i" "note $i" &
    done
    wait
}
at_once 2>"$err"
run keep --format json
check "copies at the same time lose nothing of each other" jq -e -s '[.[] | select(.kind == "episode")] | length == 12' "$out"

run keep crush "no note yet"
run keep crush " "
run keep
check "an empty note is none" lacks "$out" "no note yet"
check "and not listed" eval '! grep -q "crush.*:  *$" "$out"'

printf '%s\n' '{"format":"leitmotif/1","work":{"id":"w","title":{"en":"Other Story"}},"tracks":[{"id":"t","title":{"en":"Song"}}]}' >"$work/other.jsonl"
XDG_STATE_HOME="$work/apart"
run keep w/t "of another work" -d "$work/other.jsonl"
run keep
refuses "what is kept of works that are not loaded is told" 1 "nothing is kept of what is loaded; 1 of other works"
