# search: ranked hits as text, TSV and JSON; the answer, the reason, the guard, the exit status.
. tests/cli/lib

run search he breks the car windw
prints "words with slips find the scene" "The burning car"
check "it is the first" eval 'head -1 "$out" | grep -q "^scene *Ep 14 *The burning car .*scene:burning-car$"'
check "and names the song that answers" eval 'sed -n 2p "$out" | grep -q "^ *→ ♪ Fallin’ · Hong Isaac$"'
check "and why it was found" eval 'head -1 "$out" | grep -q "spelling"'
check "no blanks end a line" eval '! grep -q " $" "$out"'
check "no escape byte" lacks "$out" "$escape"
cp "$out" "$work/one"
run search "he breks the car windw"
check "one argument or many are the same" cmp "$out" "$work/one"

while read -r want query; do
    run search "$query"
    check "$query finds $want" eval 'head -1 "$out" | grep -q "$want\$"'
done <<END
person:kim-soo-hyun ㄱㅅㅎ
person:kim-soo-hyun rlatngus
person:kim-soo-hyun suhyun
person:kim-soo-hyun su-hyun
scene:boar-hunt boar
character:hong-hae-in 해인이
track:way-home 김수현의 노래
person:crush 크러쉬가 부른 노래
person:crush crush가 부른 노래
character:hong-hae-in 해인이한테는
track:cant-get-over-you 폴킴 노래 제목
scene:boar-hunt 제3화에서 나온 노래
person:kim-soo-hyun 수현오빠
track:love-you-with-all-my-heart 크러쉬님 노래 뭐예요
track:love-you-with-all-my-heart crush song
track:hold-me-back heize song
scene:burning-car burning car scene
person:crush crush
track:way-home 청혼이라는 노래
person:crush 눈물의 여왕 크러쉬
track:fallin queen of tears fallin
track:fallin fallin queen of te
track:way-home 눈물의 여왕에서 청혼
work:queen-of-tears queen of tears
person:kim-soo-hyun 유명한 김수현
person:hong-isaac 홍이삭 얼굴
scene:burning-car kind:장면 burning
track:fallin kind:노래 burning car
person:song-joong-ki Song Joong-ki
track:tell-me-its-not-a-dream 16 mar 2024
track:cant-get-over-you 6 apr 2024
track:the-reasons-of-my-smiles "into my heart softer than a summer night"
END
run search eun-sung mother
check "a slip of a word that is one is no whole answer" eval 'has "$out" "in part" && ! head -1 "$out" | grep -q "episode:16"'
run search "eun-sung mother" --limit 1
check "the first hit is the same, however many are asked for" eval 'head -1 "$out" | grep -q "character:yoon-eun-sung"'
run search 노래
refuses "a word of questions is no slip of another" 1 "nothing is found"

run search 청혼
check "a title that was meant is shown" has "$out" "Way Home 청혼 · Kim Soo-hyun"
run search way home
check "the other one is not" eval 'has "$out" "Way Home · Kim Soo-hyun" && lacks "$out" "청혼"'
run search boar hunt --format json
check "JSON has what a script needs" jq -e -s '.[0] | .kind == "scene" and .id == "boar-hunt" and
    .work == "queen-of-tears" and .title == "The boar hunt" and (.score | type == "number") and
    (.why | length > 0) and (.snippet | type == "string") and
    (.songs[0] | .id == "love-you-with-all-my-heart" and .by == "Crush")' "$out"
check "the scores fall" jq -e -s 'map(.score) == (map(.score) | sort | reverse)' "$out"
run search heart --format json --limit 3
check "--limit bounds the hits" lines 3 "$out"
run search heart --limit 1 --format tsv
check "TSV has a head line and eight fields" eval 'lines 2 "$out" && awk -F "\t" "NF != 8 { exit 1 }" "$out"'

run search qqxyzzyqq
refuses "nothing found" 1 'nothing is found for "qqxyzzyqq"'
run search qqxyzzyqq --format json
refuses "nothing found as JSON" 1 "nothing is found"
run search padlo
check "a word may be begun alone" has "$out" "title"
run search '"stop me here"'
check "a phrase counts where it stands, and is shown" eval 'has "$out" "lyric" && has "$out" "Please stop me here"'
run search KIND:Scene Ep:6 "bus stop" --format tsv
check "filters may begin with a capital letter" eval \
    'lines 2 "$out" && has "$out" "bus-stop"'
run search 'car -ep:14'
check "a filter that is to be left out is no word" eval 'has "$err" "no filter and no phrase" && has "$out" "The wrong car"'
run search 'car -"burning car"'
check "a phrase that is to be left out is no word" eval 'has "$err" "no filter and no phrase" && has "$out" "The wrong car"'
run search car -burning
refuses "an option that is a word" 2 "put -- before the words"
run search car -- -burning
check "behind -- a word is left out" eval 'has "$out" "The wrong car" && ! has "$out" "The burning car"'
run search ep:abc
refuses "a filter alone that makes no sense" 2 "ep: wants an episode"
run search
refuses "no words" 2 "leitmotif search QUERY"
run search car --limit 0
refuses "a limit of none" 2 "--limit takes a number from 1"
run search car --limit many
refuses "a limit that is no number" 2 "--limit takes a number from 1"
is_missed() { # is_missed TEXT: that is told, and then that nothing is found
    [ "$status" -eq 1 ] && [ ! -s "$out" ] && lines 2 "$err" && sed -n 1p "$err" | grep -qF -e "$1" && sed -n 2p "$err" | grep -qF "nothing is found for"
}
run search foo:xqzvw
check "nothing is found beside a filter that there is not" is_missed "The filters are kind: "
run search xqza xqzb xqzc xqzd xqze xqzf xqzg xqzh xqzi xqzj xqzk xqzl xqzm xqzn xqzo xqzp xqzq
check "nothing is found of too many words" is_missed "Only the first 16 words count."
run search ep:x car
check "a filter that makes no sense is told, and the rest is looked for" eval \
    '[ "$status" -eq 0 ] && lines 1 "$err" && has "$err" "ep:" && has "$out" "The burning car"'

run search in:lyrics kind:song
check "in: alone finds what has such a text" eval 'has "$out" "Fallin" && lacks "$out" Promise'
run search char:haein kind:scene
cp "$out" "$work/one"
run search char:hae-in kind:scene
check "where the words of a filter stand does not order the rows" cmp "$out" "$work/one"
run search place:germany kind:song
check "a song of a scene that a filter finds is found" eval 'has "$out" "Fallin" && has "$out" "in Ep 6 The padlock"'
run search preg
check "the last word may go on, as on the screen" eval 'head -1 "$out" | grep -q "title *scene:pregnancy-remembered$"'

run search ep 3
check "a number behind ep is that of an episode" eval 'matches "$out" "The boar hunt" && ! grep -qE "Ep (1|2|6) " "$out"'
while read -r one; do
    run search "ep3"
    cp "$out" "$work/one"
    run search "$one"
    check "$one is ep3" cmp "$out" "$work/one"
done <<END
ep 3
Ep. 3
ep   3?
episode 3
ep 03
e3
S01E03
3화
3회
END
run search '"ep 3"'
check "in quotes too" eval 'head -1 "$out" | grep -q "episode:3$"'
run search ep 17
refuses "an episode that there is not is no other" 1 "nothing is found"
run search kind:source episode 14 recap
check "what writes Episode 14 is found" eval '
    [ "$(sed -n 1,2p "$out" | grep -c "Episode 14, recap.*source:.*-ep14$")" -eq 2 ] && [ "$(grep -vc "in part" "$out")" -eq 2 ]'
run search in:title dream in:lyrics
check "words may stand in one place or the other" eval 'has "$out" "Not a Dream" && has "$out" "Last Chance"'
run search ep:14
cp "$out" "$work/one"
run search ep:14 what song plays
check "words of a question change no filter" cmp "$out" "$work/one"
run search ep:14화
check "episodes are counted in Korean" cmp "$out" "$work/one"
run search ep:13-14회
check "several too" eval '[ "$status" -eq 0 ] && [ "$(wc -l <"$out")" -gt "$(wc -l <"$work/one")" ]'
while read -r text id; do
    run search "$text"
    check "two words run together are two: $text" eval 'head -1 "$out" | grep -q "scene:'"$id"'\$"'
done <<END
지하철노을 subway-sunset
멧돼지사냥 boar-hunt
busstop bus-stop
burningcar burning-car
mp3player mp3-player
END
for text in andrea whenever 인천 'kiss "winter"'; do
    run search "$text"
    refuses "no two words are seen where one is meant: $text" 1 "nothing is found"
done
cat >"$work/halves.json" <<'END'
{"format": "leitmotif/1", "work": {"id": "w", "title": {"en": "W"}},
 "people": [{"id": "z", "name": {"en": "Zafroadix"}}],
 "tracks": [{"id": "v", "title": {"en": "Road of zaf"}}]}
END
run search zafroad -d "$work/halves.json"
check "nor where a word goes on" eval 'head -1 "$out" | grep -q "person:z$" && lines 1 "$out"'
run search busstop --watched 5
refuses "what may not be seen is not taken apart" 1 "nothing is found"
run search in:title song
check "where words stand is no filter" eval '! cmp -s "$out" "$work/one" && ! has "$out" "burning"'
run search in:lyrics dream
cp "$out" "$work/one"
check "in: tells where words stand" eval 'has "$out" "Last Chance" && ! has "$out" "Not a Dream"'
run search dream in:lyrics
check "before the filter too" cmp "$out" "$work/one"
run search kind:song burning car
check "a song of a scene is one of that kind too" eval '
    [ "$(grep -c "^track.*its scene *track:fallin$" "$out")" -eq 1 ] && ! grep -q "^scene" "$out"'
run search kind:song
check "a kind alone lists it" eval '[ "$(grep -c "^track" "$out")" -eq 12 ] && lines 12 "$out"'
run search crush --format tsv
check "the name of a singer finds the song before others" eval '
    [ "$(cut -f 2 "$out" | sed -n 2,3p | tr "\n" " ")" = "crush love-you-with-all-my-heart " ]'
for query in 'who sang hold me back' 'who sings hold me back' 'sung by heize'; do
    run search "$query"
    check "$query gets the song" eval 'head -1 "$out" | grep -q "track:hold-me-back$"'
done
run search part4
check "a part is found by its number" eval 'head -1 "$out" | grep -q "track:love-you-with-all-my-heart$"'

run search burning car --watched 6
check "what is withheld is not found" lacks "$out" urning
run search vincenzo --watched 6
refuses "and it is said that there may be more" 1 "in the episodes seen"
run search heart --watched 6
check "the rest is" eval \
    '[ "$status" -eq 0 ] && has "$out" "His heart races" && ! grep -qE "Ep (7|8|9|1[0-6])" "$out"'

drama quiet Quiet zebra | jq '.tracks[0].title.en = "Zebra \u001b[31m \u202e end"' >"$work/other.json"
run search zebra -d "$work/other.json"
check "a title is printed safely, with its work" eval \
    'has "$out" "<U+001B>" && has "$out" "<U+202E>" && lacks "$out" "$escape" && has "$out" quiet/track:zebra'
run search zebra -d "$work/other.json" --format json
check "and in JSON as escapes" eval 'has "$out" "\\u001b" && lacks "$out" "$escape"'
run search 'xylophone by:crush'
refuses "the words of a filter alone are no hit" 1 "nothing is found"
run search 'by:kiss' # Kim Soo-hyun as one word is no slip of it
refuses "an unfinished word is no slip of the head of a long one" 1 "nothing is found"
run show last-chance --watched 1
check "what a song stands for is told while its scenes are withheld" has "$out" "What it stands for"
