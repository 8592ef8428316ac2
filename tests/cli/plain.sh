# --plain: keys in, a line for each move out, and no terminal anywhere.
. tests/cli/lib

# says LINES ARGUMENTS...: what it answers to these lines, without the first one, which greets.
says() {
    keys=$1
    shift
    printf '%b' "$keys" | ${WRAP-} "$leitmotif" --plain "$@" >"$out" 2>"$err"
    status=$?
    shown="printf '$keys' | leitmotif --plain $*"
    sed -n '1p' "$out" >"$work/greeting"
    sed -i '1d' "$out"
}
# answers NAME KEYS TEXT: one line each, silence on stderr, and the text is a part of the last.
answers() {
    says "$2"
    text=$3
    check "$1" eval '[ "$status" -eq 0 ] && [ ! -s "$err" ] && tail -n 1 "$out" | grep -qF -e "$text" && ! LC_ALL=C grep -q "[[:cntrl:]]" "$out" && ! grep -q "[▶▒♪●◐○│─]" "$out"'
    rm -rf "$XDG_STATE_HOME"
}

says ''
check "it greets, and ends with its input" eval '[ "$status" -eq 0 ] && [ ! -s "$out" ] && has "$work/greeting" "Queen of Tears, Tracks. 1 of 12. The Reasons of My Smiles." && has "$work/greeting" "Help: question mark."'
answers "a row" 'j\n' "2 of 12. Tell Me It’s Not a Dream. 고장난걸까. 10CM. Heard: before episode 1."
check "in one line" lines 1 "$out"
answers "several keys in a line" 'j j j\n' "4 of 12. Love You With All My Heart"
check "where it is heard, and how surely" has "$out" "Heard: episode 3, episode 5; probably episode 15, episode 16."
answers "a page" 'j\nEnter\n' "A bluesy ballad, sweetly sung"
check "without its citations" lacks "$out" "[1]"
check "and how it goes on" has "$out" "more lines, Space reads on."
answers "an empty line is Enter" 'j\n\n' "A bluesy ballad, sweetly sung"
answers "Space reads on" 'j\nEnter\nSpace\n' "How it sounds"
check "and says nothing twice" eval '[ "$(grep -c "A bluesy ballad" "$out")" -eq 1 ]'
answers "links" 'Enter\nj\n' "Link: BSS."
answers "back, in small letters" 'j\nEnter\nbackspace\n' "Tracks. 2 of 12."
answers "the map in sentences" '5\nj\nj\n' "4 of 12. Love You With All My Heart. Heard: episode 3"
answers "a cell of it" '5\nj j\nl\n' "Love You With All My Heart, Crush, Ep 1. No source places it here."
answers "a scene" '2\nj\nj\n' "Ep 1. Three years in."
answers "a search in one line" '/burning car\n' "With his bare hands he breaks its window."
answers "a search in two" '/\nburning car\n' "With his bare hands he breaks its window."
answers "the guard" 's 6\n/burning car\nEsc\nj\n' "2 of 12"
check "withholds" lacks "$out" "bare hands"
answers "what one looks at behind it is said" 's 6\nj j j j\nTab\nTab\nj\nj\nEnter\n' "Ep 14  The burning car."
answers "the next later episode" 's 6\n2\nG\nEnter\nk\n' "11 of 11. Ep 7. The truth is out."
answers "and reads what it is" 's 6\n2\nG\nEnter\n' "Ep 7. Sat 30 Mar 2024. 12.833 %"
check "with its scenes" eval 'tail -n 1 "$out" | grep -q "The truth is out.*withheld later episodes"'
check "and nothing else" lacks "$out" "Ep 8."
answers "and the one after that" 's 6\n2\nG\nEnter\nEnter\n' "Ep 8."
check "without the one before" eval 'tail -n 1 "$out" | grep -vq "The truth is out"'
answers "up to the last" 's 15\n2\nG\nEnter\n' "The ending"
answers "readings side by side" '6\nG\nz\n/singer of promise spelt\n' "preferred: Choi Yu-ree"
check "one after the other" has "$out" "preferred: Choi Yu-ree. - Choi Yu Ree. Why it is preferred."
answers "a menu" 'y\ni\n' "Copied: queen-of-tears/track:the-reasons-of-my-smiles."
check "and the whole text" eval 'grep -qx "queen-of-tears/track:the-reasons-of-my-smiles" "$out" && has "$out" "t: title."'
answers "all keys" '?\n' "<C-l>: Draw the screen anew."
check "as one types them" has "$out" "Down, j: Next row"
answers "no such key" 'xyzzy\n' 'There is no key "xyzzy"; try Enter'
answers "what needs the screen" 'R\n' "That needs the screen."
says 'q\nj\n'
check "q ends it at once" eval '[ "$status" -eq 0 ] && [ ! -s "$out" ] && [ ! -s "$err" ]'
answers "a line that is not UTF-8" 'j\377\nj\n' "2 of 12"
says 'e heard it at the lake\n7\n'
check "notes are kept" eval 'grep -q "at the lake" "$XDG_STATE_HOME/leitmotif/kept.jsonl" && has "$out" "The Reasons of My Smiles"'
rm -r "$XDG_STATE_HOME"
answers "at the end" 'G\nj\n' "Nothing has changed."
drama xml 'T\u001b[31m \u202e' >"$work/odd.json"
says 'Enter\n' "$work/odd.json"
check "hostile data" eval 'has "$out" "<U+001B>" && lacks "$out" "$escape"'
says 'j\n' --watched 6 --names en
check "options count" eval 'has "$out" "Tell Me" && lacks "$out" "고장난걸까"'
says 'j\n' "$work/none.json"
check "no file" eval '[ "$status" -eq 2 ] && [ ! -s "$out" ] && [ -s "$err" ]'
yes j | head -n 20000 | ${WRAP-} "$leitmotif" --plain 2>"$err" | head -n 3 >"$out"
check "a reader that goes away: a quiet end" eval 'lines 3 "$out" && [ ! -s "$err" ]'
