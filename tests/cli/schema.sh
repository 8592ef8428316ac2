# schema and new: what an editor and an author start from. An independent validator agrees with check.
. tests/cli/lib

schema=data/leitmotif.schema.json
run schema
prints "schema" "https://json-schema.org/draft/2020-12/schema"
check "the schema that is shipped is the one that is printed (make shipped)" cmp "$out" "$schema"
check "every field and kind is described" jq -e '[.["$defs"][] | .description, (.properties[] | .description)] |
    length > 100 and all(type == "string" and length > 3)' "$schema"
run schema dataset
refuses "a word too many" 2 'schema does not take "dataset"; type leitmotif schema'
run schema --format json
refuses "an option too many" 2 "schema takes no --format"

# The starter.
run new 'My Drama'
prints "new" '"id": "my-drama"'
cp "$out" "$work/new.json"
check "every kind is there" jq -e 'all("work", "sources", "people", "characters", "topics", "tracks",
    "episodes", "scenes", "releases", "disputes"; . as $kind | $ARGS.named.file[0] | has($kind))' \
    -n --slurpfile file "$work/new.json"
check "and every part" eval 'for part in aliases about credits themes lyrics ties cues readings cited; do
    has "$work/new.json" "\"$part\": " || exit 1; done'
id() { # id ID TITLE...: the id that is made of a title
    expected=$1
    shift
    run new "$@"
    check "new '$(printf %.30s "$*")' is $(printf %.30s "$expected")" \
        jq -e --arg id "$expected" --arg title "$*" '.work.id == $id and (.work.title | first(.[])) == $title' "$out"
    cp "$out" "$work/one.json"
    run check --strict "$work/one.json"
    check "and has no fault" eval '[ "$status" -eq 0 ] && [ ! -s "$out" ] && [ ! -s "$err" ]'
}
id my-drama My Drama
id nunmurui-yeowang '눈물의 여왕'
id cant-stop-eowyn-2 "Can’t Stop: Éowyn, 2"
id work '進撃'
id a-b 'a "b" \ --'
id '64' 64
id "$(head -c 64 /dev/zero | tr '\0' x)" "$(head -c 90000 /dev/zero | tr '\0' x)"
id show show
run new "$(printf '\341\204\216\341\205\245\341\206\274\341\204\222\341\205\251\341\206\253')"
prints "a decomposed title is composed" '"title": {"ko": "청혼"}'
run new
refuses "no title" 2 "type leitmotif new TITLE"
run new ''
refuses "an empty title" 2 "the title is empty"
run new ' '
refuses "a blank title" 2 "the title is empty"
run new "$(printf 'a\033]0;b\007')"
refuses "a title with control characters" 2 "a<U+001B>]0;b<U+0007>"
run new "$(printf 'a\342\200\256b')"
refuses "a title that turns the line round" 2 "<U+202E>"
run new "$(printf 'a\377')"
refuses "a title that is not UTF-8" 2 "is not UTF-8"

# The validator.
if ! python3 -c 'import jsonschema' 2>/dev/null; then
    echo "ok the schema and check agree # SKIP no jsonschema for python3"
    exit
fi
sed -n '/^```json$/,/^```$/{/^```/!p;}' README.md >"$work/readme.json"
check "the README has an example" [ -s "$work/readme.json" ]
python3 tests/cli/valid.py "$schema" data/queen-of-tears.json "$work/new.json" "$work/readme.json" >"$out" 2>"$err"
check "the schema takes the dataset, the starter, and the example of the README" eval \
    '[ "$(tr "\n" " " <"$out")" = "yes yes yes " ]'
run check --strict "$work/new.json"
check "so does check: the starter" eval '[ "$status" -eq 0 ] && [ ! -s "$out" ]'
run check --strict "$work/readme.json"
check "and the example" eval '[ "$status" -eq 0 ] && [ ! -s "$out" ]'

# Variants of the starter, as jq filters. "= " both take, "! " both refuse.
n=0
while read -r verdict filter; do
    n=$((n + 1))
    jq "$filter" "$work/new.json" >"$work/variant.$n.json" || echo "not ok variant: $filter"
    echo "$verdict" >>"$work/verdicts"
    run check "$work/variant.$n.json"
    echo "$verdict $status" >>"$work/checked"
    echo "$filter" >>"$work/filters"
done <<'END'
= .releases = null
= .tracks[0].part = null
= .tracks[0].title.ko = null
= .tracks[0].part = 12.0
= .scenes[0].episode = null
= .scenes[0].episode = "before"
= .scenes[0].cues[0].track = null | del(.scenes[0].cues[0].heard)
= .work.aired = "2024-03-09/2024-04"
= .disputes[0].on = ["track:song-a", "people:artist-a", "my-drama/scene:on-the-bridge"]
= .tracks[0].cited = {"title.en": ["source-a"], "part": []}
= .scenes[0].cues[0].end = "1:00:00.500"
! .format = "leitmotif/2"
! del(.format)
! del(.work)
! .songs = []
! .work = null
! .work.id = "My Drama"
! .work.id = ("x" * 65)
! .work.id = ""
! .work.title = {}
! .work.title = "My Drama"
! .work.title = {"en": ""}
! .work.title = {"e n": "x"}
! .work.kind = "opera"
! .work.episodes = "16"
! .work.episodes = 1.5
! .work.episodes = 10000
! .work.aired = "9 March 2024"
! .work.aired = "2024-13"
! .work.aired = ""
! .tracks = {}
! .tracks[0] = "song-a"
! del(.tracks[0].title)
! .tracks[0].titel = {"en": "x"}
! .tracks[0].part = -1
! .tracks[0].moods = ["warm", ""]
! .tracks[0].moods = "warm"
! .tracks[0].credits[0].role = "singer"
! del(.tracks[0].credits[0].who)
! .tracks[0].credits[0].who = null
! .tracks[0].credits[0].who = "track:artist-a"
! .tracks[0].credits[0].who = "Artist A"
! .tracks[0].cited = {"titel": ["source-a"]}
! .tracks[0].cited = {"part.en": ["source-a"]}
! .tracks[0].cited = {"part": "source-a"}
! .tracks[0].lyrics[0].lines = []
! .tracks[0].lyrics[0].lines = [{}]
! .tracks[0].lyrics[0].lines = ["words"]
! .tracks[0].themes[0].of = []
! .tracks[0].about[0].on = "sounds"
! .tracks[0].about[0].text = ""
! .tracks[0].about[0].sources = "source-a"
! .sources[0].url = "ftp://example.org"
! .sources[0].url = "https://"
! .sources[0].url = "https://a b"
! .sources[0].url = "javascript:alert(1)"
! .sources[0].kind = null
! .episodes[0].number = 0
! .episodes[0].number = "1"
! del(.scenes[0].episode)
! .scenes[0].episode = "after"
! .scenes[0].episode = 0
! .scenes[0].cues[0].start = "12:34"
! .scenes[0].cues[0].start = "0:60:00"
! .scenes[0].cues[0].start = 754
! .scenes[0].cues[0].first = "yes"
! .scenes[0].cues[0].heard = ["The Chorus"]
! del(.scenes[0].cues[0].sure)
! .disputes[0].readings = []
! .people[0].reveals = "16"
END
python3 tests/cli/valid.py "$schema" $(seq -f "$work/variant.%g.json" $n) >"$work/said" 2>"$err"
awk '{ print $1 }' "$work/said" | sed 's/^yes/=/; s/^no:/!/' >"$out"
paste -d ' ' "$work/verdicts" "$out" "$work/filters" | awk '$1 != $2' >"$work/wrong"
cp "$work/wrong" "$out"
check "the validator takes and refuses $n variants as it should" eval '[ "$n" -gt 60 ] && [ ! -s "$work/wrong" ] && [ ! -s "$err" ]'
paste -d ' ' "$work/checked" "$work/filters" | awk '($1 == "=") != ($2 == 0)' >"$out"
check "and so does check" [ ! -s "$out" ]
