#!/bin/sh
# Two datasets that differ only in what is withheld look the same, wherever one looks: words that
# spoil are replaced by others, and no page, list, screen, search or export may show it.
. tests/cli/lib

words='def words: walk(if type == "object" then with_entries(
      if .key | IN("text", "quote", "why", "note", "caution", "publisher", "author", "en", "ko", "literal", "short")
      then .value |= (if type == "string" then "Withheld, whatever it is." else . end)
      elif .key | IN("keywords", "moods") then .value |= map("withheld") else . end) else . end);'
hide='def spoils: (.reveals // (if has("cues") then (if .episode | type == "number" then .episode
      elif .episode == "before" then 0 else 999 end) else 0 end)) > $n;
  def hide: if type == "object" then (if spoils then words else map_values(hide) end)
      elif type == "array" then map(hide) else . end;'

# Everything that the program says about the dataset $1 when $2 episodes are seen.
say() {
    for kind in works tracks scenes people characters topics episodes releases sources disputes; do
        run list "$kind" -d "$1" --watched "$2"
        cat "$out" "$err"
    done
    for format in markdown json jspf cuesheet; do
        run export "$format" -d "$1" --watched "$2"
        cat "$out" "$err"
    done
    for query in car hae-in 'song when she dies' withheld; do
        run search "$query" -d "$1" --watched "$2"
        cat "$out" "$err"
    done
    printf '%s\n' j j j Enter Space Esc 2 j j Enter 3 j Enter 4 j j j 5 j j l l l 6 j j Enter '/car' y y '/tears' |
        "$leitmotif" --plain -d "$1" --watched "$2" 2>&1
    rm -rf "$XDG_STATE_HOME"
    for size in 80x24 160x50 50x15; do
        for keys in jjjj '2jj<Enter>  ' '3jjj<Enter>}}' '4jjjjjjj<Enter>}}}' '5jjjllll' '6jjjjjjj<Enter>'; do
            run screen -d "$1" --watched "$2" --size "$size" --keys "$keys"
            cat "$out" "$err"
        done
    done
}

# Rows that are withheld while visible ones name them: an artist, a character, a place.
late='(.people[] | select(.id | IN("crush", "heize"))).reveals = 10
  | (.characters[] | select(.id | IN("hong-soo-cheol", "moh-seul-hee"))).reveals = 10
  | (.topics[] | select(.id | IN("germany", "queens-mart"))).reveals = 10'

compare() { # compare NAME N: the datasets $work/a and $work/b
    check "the datasets differ ($1)" eval '! cmp -s "$work/a/drama.json" "$work/b/drama.json"'
    say "$work/a/drama.json" "$2" >"$work/said.a"
    say "$work/b/drama.json" "$2" | sed "s,$work/b/,$work/a/,g" >"$work/said.b"
    check "much is said ($1)" eval '[ "$(wc -l <"$work/said.a")" -gt 500 ]'
    check "what is withheld makes no difference ($1)" diff "$work/said.a" "$work/said.b"
}

mkdir -p "$work/a" "$work/b"
for n in 0 3 9; do
    jq . data/queen-of-tears.json >"$work/a/drama.json"
    jq --argjson n "$n" "$words $hide hide" data/queen-of-tears.json >"$work/b/drama.json"
    compare "after episode $n" "$n"
done
jq "$late" data/queen-of-tears.json >"$work/a/drama.json"
jq --argjson n 9 "$words $hide hide" "$work/a/drama.json" >"$work/b/drama.json"
compare 'rows that visible ones name' 9

# What is said of them alone: a name as printed, what a song stands for, a question.
for side in a b; do
    jq --arg word "Car $side" "$late"' | .sources[0].id as $source
      | (.tracks[].credits[] | select(.who | test("crush|heize"))).as = $word
      | .tracks[0].themes += [{of: ["character:moh-seul-hee"], text: $word, sources: [$source]}]
      | .disputes |= [{id: "meta", kind: "fact", on: ["dispute:late"], text: $word,
                       readings: [$word, "no" | {text: ., sources: [$source]}], prefers: null}] + .
      | .disputes += [{id: "late", kind: "fact", on: ["person:crush", "topic:germany"], text: $word,
                       readings: [$word, "no" | {text: ., sources: [$source]}], prefers: null, why: $word}]' \
        data/queen-of-tears.json >"$work/$side/drama.json"
    run check "$work/$side/drama.json"
    check "it is a dataset ($side)" lacks "$out$err" error
done
compare 'of rows that are withheld' 9

# Keywords have no episode of their own: one that tells how the story ends stands at a scene of it.
run search closing song --watched 3
check "which song ends the story is no keyword of the song" lacks "$out" "Way Home"
run search closing song
check "it is found by the ending" eval 'head -2 "$out" | grep -q "Way Home"'
