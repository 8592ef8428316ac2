# map: the matrix, derived here from the JSON by other means, against the command and the Map view.
. tests/cli/lib

# expected DATASET WATCHED: one line per cell with a mark, "track<TAB>episode<TAB>cues<TAB>sure<TAB>of them
# counted", sorted. A cue whose song is not known is one of the track "-"; the tracks that it may be have it too, but
# there it does not count.
cat >"$work/cells.jq" <<'END'
def rank: {stated: 0, joined: 1, inferred: 2, candidate: 3}[.];
def told($last): if .episode == null then .reveals // $last elif .episode == "special" then .reveals // $last
    elif .episode == "before" then .reveals // 0 else [.episode, .reveals // 0] | max end;
.work.episodes as $last
| [.tracks[] | select((.reveals // 0) <= $watched) | .id] as $shown
| [.scenes[] | . as $scene | told($last) as $told | (.cues // [])[]
    | select(([$told, .reveals // 0] | max) <= $watched)
    | {episode: ($scene.episode // "?" | tostring), sure, track, candidates: (.candidates // []), counts: 1}
    | if .track then [.] else [.track = "-"] + [. as $cue | .candidates[] | $cue + {track: ., sure: "candidate", counts: 0}] end
    | .[] | .track |= sub("^track:"; "") | select(.track == "-" or (.track | IN($shown[])))]
| group_by([.track, .episode])
| map([.[0].track, .[0].episode, (length | tostring), (min_by(.sure | rank) | .sure), (map(.counts) | add | tostring)] | @tsv) | sort | .[]
END
expected() {
    jq -r --argjson watched "$2" -f "$work/cells.jq" "$1" | LC_ALL=C sort
}

# The same from the program: as JSON, and as TSV.
from_json() {
    jq -r '[.track // "-", (.episode // "?" | tostring), (.cues + .candidates | tostring), .sure, (.cues | tostring)] | @tsv' "$1" |
        LC_ALL=C sort
}
from_tsv() {
    awk -F '\t' -v OFS='\t' '
        NR == 1 { for (i = 3; i < NF; i++) head[i] = $i; next }
        $1 == "sum" { next }
        { for (i = 3; i < NF; i++) if ($i > 0) print ($2 == "" ? "-" : $2), head[i], $i }' "$1" |
        sed "s/$(printf '\t')P$(printf '\t')/$(printf '\t')before$(printf '\t')/
             s/$(printf '\t')S$(printf '\t')/$(printf '\t')special$(printf '\t')/" | LC_ALL=C sort
}

# marks TEXT IDS: "id<TAB>marks" of each song, from a matrix; IDS are the songs in their order. A mark stands where
# the head of its column ends; the view leaves dots out where a song has no mark.
marks() {
    jq -Rsr 'split("\n") | (map(test("Σ *│?")) | index(true)) as $head
        | (.[$head] | sub("Σ.*"; "") | [match("[^ │]+"; "g") | .offset + .length - 1]) as $at
        | .[$head + 1:] | .[:(map(test("^[│ ]*cues ")) | index(true))][]
        | . as $line | [$at[] | $line[.:. + 1] | if . == " " then "·" else . end] | add' "$1" | paste "$2" -
}

# The marks that the cells of $work/want mean, for the columns in $work/head and the songs in $1.
wanted_marks() {
    while read -r id; do
        printf '%s\t' "$id"
        while read -r column; do
            cell=$(awk -F '\t' -v id="$id" -v column="$column" '$1 == id && $2 == column { print $3, $4 }' "$work/want")
            case $cell in
            '') case $column in *[!0-9]*) printf · ;; *) [ "$column" -le "$2" ] && printf · || printf ▒ ;; esac ;;
            '1 stated') printf ● ;;
            '1 joined') printf ◐ ;;
            '1 '*) printf ○ ;;
            ?' '*) printf %s "${cell%% *}" ;;
            *) printf + ;;
            esac
        done <"$work/head"
        echo
    done <"$1"
}


# sums CELLS TSV: the last column and the last row of the TSV are the sums of the cells that count.
sums() {
    sed "s/$(printf '\t')before$(printf '\t')/$(printf '\t')P$(printf '\t')/
         s/$(printf '\t')special$(printf '\t')/$(printf '\t')S$(printf '\t')/" "$1" | awk -F '\t' '
        NR == FNR { sum[$1] += $5; sum["sum", $2] += $5; sum["sum"] += $5; next }
        FNR == 1 { for (i = 3; i < NF; i++) head[i] = $i; next }
        $1 == "sum" { for (i = 3; i < NF; i++) if ($i + 0 != sum["sum", head[i]] + 0) exit 1 }
        $NF != sum[$1 == "sum" ? $1 : $2 == "" ? "-" : $2] + 0 { exit 1 }' - "$2"
}

same() {
    diff -u "$work/want" "$1"
}
both() { # both FILE FILE: the same, and not empty
    diff -u "$1" "$2" && [ -s "$1" ]
}

compare() { # compare NAME DATASET WORK WATCHED SIZE
    what="$1, watched $4"
    number=$4
    [ "$4" = all ] && number=65535
    expected "$2" "$number" >"$work/want"
    run map "$3" -d "$2" --watched "$4" --format json
    from_json "$out" >"$work/got"
    check "$what: JSON has each cell" same "$work/got"
    run map "$3" -d "$2" --watched "$4" --format tsv
    from_tsv "$out" >"$work/got"
    cut -f 1-3 "$work/want" | LC_ALL=C sort >"$work/counts"
    check "$what: TSV has each cell" diff -u "$work/counts" "$work/got"
    check "$what: TSV has the sums" sums "$work/want" "$out"
    head -n 1 "$out" | tr '\t' '\n' | sed '1,2d; $d; s/^P$/before/; s/^S$/special/' >"$work/head"
    sed '1d; $d' "$out" | cut -f 2 | sed 's/^$/-/' >"$work/ids"
    wanted_marks "$work/ids" "$number" >"$work/marks"
    run map "$3" -d "$2" --watched "$4"
    marks "$out" "$work/ids" >"$work/got"
    check "$what: text has each mark" both "$work/marks" "$work/got"
    run screen "$2" --keys 5z --size "$5" --watched "$4"
    marks "$out" "$work/ids" >"$work/got"
    check "$what: the Map view has each mark" both "$work/marks" "$work/got"
}

data=data/queen-of-tears.json
for n in all 0 1 5 6 10 15 16; do
    compare 'Queen of Tears' "$data" queen-of-tears "$n" 80x24
done

# Songs not known, candidates, several in a cell, more than nine, a special, and 50 episodes.
jq '.scenes += [range(12) | {id: "many-\(.)", title: {en: "Many \(.)"}, episode: 20,
    cues: [{track: "two", sure: (if . == 7 then "stated" else "joined" end), sources: ["paper"]}]}]' \
    tests/golden/saga.json >"$work/saga50.json"
for n in all 0 3 9 20 30 40 49; do
    compare Saga "$work/saga50.json" saga "$n" 190x30
done
run map saga -d "$work/saga50.json"
check 'a song not known has a row of its own' matches "$out" '^Song unknown .*○'
check 'more than nine are +' matches "$out" '^Two .* \+ '
run map saga -d "$work/saga50.json" --watched 0
check 'and no row while none may be seen' lacks "$out" 'Song unknown'

run map --sort first --format tsv
check 'by the episode where they are first heard' eval '[ "$(sed 1d "$out" | cut -f 2 | head -n 3 | tr "\n" " ")" = "tell-me-its-not-a-dream love-you-with-all-my-heart from-bottom-of-my-heart " ]'
run map --sort heard --format tsv
check 'by how often they are heard' eval '[ "$(sed "1d; \$d" "$out" | awk -F "\t" "{ print \$NF }" | sort -rn -c && echo yes)" = yes ]'
run map nowhere
refuses 'a work that is not there' 1 nowhere
run map -d tests/golden/saga.json
check 'of several works each has its name' eval 'has "$out" "Queen of Tears" && has "$out" Saga'

# Both ways, on a screen that is smaller than the map: heads and sums stay.
run screen "$work/saga50.json" --keys '5lllllllllllllllllllllllllllllllllllllllllllllllllllllll' --size 50x15
check 'the last column is reached' matches "$out" '^ +‹.* 50 +S +\? +Σ$'
check 'and the sums stay' matches "$out" '^cues '

run screen --keys 5g
check "a song without a scene is said to have none" has "$out" "No source names a scene for it."
run screen --keys 5G --watched 6
check "but not while some are withheld" eval 'has "$out" "No source places it here." && lacks "$out" "No source names"'
