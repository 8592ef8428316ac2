# screen: the same screen as browse, as text, ANSI and SVG.
. tests/cli/lib

run screen
prints "the first screen" "Queen of Tears"
check "it has 24 rows" lines 24 "$out"
check "as text it has no escape byte" lacks "$out" "$escape"
check "it spoils nothing" lacks "$out" "burning"
cp "$out" "$work/first"
run screen --keys j
prints "a key moves" "Queen of Tears"
check "to another screen" eval '! cmp -s "$out" "$work/first"'
run screen --keys jk
check "and back" cmp "$out" "$work/first"
run screen --keys 'jjq<NoSuchKey>'
prints "keys after quit are not pressed" "Queen of Tears"
run screen --keys '<NoSuchKey>'
refuses "unknown key" 2 "<NoSuchKey>"
run screen --keys '<Enter'
refuses "unfinished key" 2 "<"
run screen --at fallin
prints "--at" "Hong Isaac"
run screen --at burning-car --watched 6
refuses "--at something that spoils" 1 "in the episodes seen"
for size in 1x1 20x5 160x50 500x200; do
    run screen --size $size
    check "--size $size" eval '[ "$status" -eq 0 ] && lines "${size#*x}" "$out"'
done

run screen --format ansi
check "ANSI has colours" has "$out" "$escape["
check "and the same text" eval 'sed "s/$escape\[[0-9;]*m//g; s/ *$//" "$out" | cmp - "$work/first"'
run screen --format svg
prints "SVG" "<svg "
check "SVG names what it shows" has "$out" "눈"
if command -v xmllint >/dev/null; then
    check "SVG is well-formed" xmllint --noout "$out"
else
    echo "ok SVG is well-formed # SKIP no xmllint"
fi
drama xml '<b> & \"quotes\"' >"$work/xml.json"
run screen --format svg "$work/xml.json"
check "text in SVG is escaped" eval 'has "$out" "&lt;b&gt; &amp; " && lacks "$out" "<b>"'

# What can't be shown takes columns, as it is shown.
jq '.tracks[0].title.en = "Line\nBreak\tand more of it, much more of it"' data/queen-of-tears.json >"$work/wide.json"
run screen "$work/wide.json" --names en
check "a title with control characters is cut at its end, not in the next column" \
    eval 'has "$out" "Line<U+000A>Break<U+0009>… BSS "'
jq '.work.title.en = "A\u0001\u0001\u0001\u0001\u0001\u0001 B"' data/queen-of-tears.json >"$work/wide.json"
run screen "$work/wide.json"
check "nor is the title of a work" eval 'has "$out" "<U… 1 Tracks 2 Scenes"'
run screen --size 30x8 --keys '?'
check "a hint that does not fit is cut with a sign" eval 'has "$out" "Esc…"'
