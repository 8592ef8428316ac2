# The configuration: what `config` prints is the default, and what a person makes of it counts.
. tests/cli/lib

export XDG_CONFIG_HOME="$work/config"
file=$XDG_CONFIG_HOME/leitmotif/config
mkdir -p "$XDG_CONFIG_HOME/leitmotif"
nl='
'

# with TEXT ARGUMENTS...: runs the program with that configuration.
with() {
    printf '%s' "$1" >"$file"
    shift
    run "$@"
}
# tells NAME LINE TEXT: one fault, of that line; the command did its work.
is_told() {
    [ "$status" -eq 0 ] && [ -s "$out" ] && lines 1 "$err" && has "$err" "$file:$1: error: left out: $2" && lacks "$err" "$escape"
}
tells() {
    check "$1" is_told "$2" "$3"
}

run config
prints "config prints" "#names = both"
cp "$out" "$work/default"
check "all of it is a comment, or [keys]" eval '! grep -vE "^#|^\$|^\[keys\]\$" "$work/default"'
run screen
cp "$out" "$work/screen"
run screen --keys '?'
cp "$out" "$work/help"
with "$(cat "$work/default")" screen
check "as it is, it changes nothing" eval 'cmp "$out" "$work/screen" && [ ! -s "$err" ]'
with "$(sed 's/^#\([a-z]\)/\1/' "$work/default")" screen --keys '?'
check "with all lines in force neither" eval 'cmp "$out" "$work/help" && [ ! -s "$err" ]'
check "it names each action once" eval '[ "$(grep -c "^#.* = .*[^ ]" "$work/default")" -gt 50 ]'

with 'names = ko' list tracks
prints "names in Korean" "자꾸만 웃게 돼"
with 'names = ko' list tracks --names en
check "--names goes before it" eval 'lacks "$out" "자꾸만 웃게 돼" && [ ! -s "$err" ]'
with 'watched = 6' list scenes
check "watched withholds" eval 'lacks "$out" burning-car && has "$err" "episodes after 6"'
with 'watched = 6' screen
check "on the screen too" has "$out" "▒ep 6"
with 'watched = 6' screen --watched all
check "--watched goes before it" eval 'lacks "$out" "▒ep" && [ ! -s "$err" ]'
mkdir -p "$XDG_STATE_HOME/leitmotif"
echo '{"time":1764106438123,"keep":"watched","id":"queen-of-tears","value":"all"}' >"$XDG_STATE_HOME/leitmotif/kept.jsonl"
with 'watched = 6' screen
check "what one said on the screen goes before it" eval 'lacks "$out" "▒ep" && [ ! -s "$err" ]'
rm -r "$XDG_STATE_HOME"

with 'theme = plain' screen --keys j --format ansi
check "a theme without colours" eval '[ "$status" -eq 0 ] && ! grep -q "3[0-9]m" "$out"'
with 'theme = vivid' screen --keys j --format ansi
check "one with more of them" has "$out" ";32m"
with 'theme = vivid' screen --keys TT
prints "T goes round" "Theme: terminal."
with 'ascii = yes' screen
cp "$out" "$work/ascii"
check "ASCII alone" eval '! LC_ALL=C grep -q "[^ -~]" "$out" && has "$out" "+- Tracks -"'
with '' screen --ascii
check "--ascii is the same" cmp "$out" "$work/ascii"
with 'names = ko' screen --ascii
check "with names in Korean, if one wants them" has "$out" "???"
with 'ambiguous-width = 2' screen
check "nothing of uncertain width" eval 'has "$out" "+- Tracks -" && has "$out" "자꾸만" && lacks "$out" "·"'

with "[keys]${nl}search = <C-f>${nl}help = H${nl}" screen
prints "another key stands in the footer" "Ctrl-f search"
prints "the one for help at its end" "H help"
with "[keys]${nl}note = N${nl}watched = W${nl}" screen --keys 7
check "panes with nothing in them name keys as they are bound" has "$out" "and N notes"
with "[keys]${nl}note = N${nl}watched = W${nl}" screen --keys 2G --watched 6
check "and what later episodes show" has "$out" "that; W says"
with "[keys]${nl}search = <C-f>${nl}help = H${nl}" screen --keys H
prints "and in the help" " Ctrl-f       Search"
with "[keys]${nl}quit = j" screen --keys jj/x
check "a key that is given away does the new thing only" eval '[ "$status" -eq 0 ] && has "$out" " 1/12 " && lacks "$out" Search'
with "[keys]${nl}quit =${nl}" screen --keys qj
prints "an action may have no key" " 2/12 "
check "and is not hinted at" lacks "$out" "quit"
with "[keys]${nl}names = <Semicolon> ; a comment" screen --keys ';'
prints "a key with a name, for ; starts a comment" "Names in English."

with "nams = ko" list tracks
tells "no such option" 1 'there is no option "nams"; did you mean names?'
with "# ok${nl}${nl}names = bot" list tracks
tells "no such word" 3 'names is en, ko or both, not "bot"; did you mean both?'
with "names = ko${nl}names = en" list tracks
tells "twice" 2 'names is set in line 1 already'
check "the first counts" has "$out" "자꾸만 웃게 돼"
with "watched = -1" list tracks
check "no episode: a slip spoils nothing" eval \
    'has "$err" "$file:1: error: left out: watched is the number of an episode or all, not \"-1\"; 0 counts until it is" &&
    has "$err" "episodes after 0"'
# slip LINE TEXT CONFIG: what is wrong is told, and nothing is spoiled.
slip() {
    with "$3" list scenes
    check "a slip spoils nothing, as $2" is_withheld "$1" "$2"
}
is_withheld() {
    lines 2 "$err" && has "$err" "$file:$1: error: left out: $2" && has "$err" "episodes after 0" && lacks "$out" burning-car
}
slip 1 "a line is NAME = VALUE, or [keys]" "watched 3"
slip 1 "a line is NAME = VALUE, or [keys]" "$(printf '\357\273\277watched 3')"
slip 1 "there is no option \"Watched\"; did you mean watched?" "Watched = 3"
slip 1 "there is no option \"watch\"; did you mean watched?" "watch = 3"
slip 1 "this line is not UTF-8 text" "$(printf 'watched = \377')"
slip 2 "put watched = 3 above [keys]; below are keys" "[keys]${nl}watched = 3"
slip 2 "put watched = all above [keys]; below are keys" "[keys]${nl}watched = all"
slip 2 "there is no section [kyes]; did you mean [keys]?" "[kyes]${nl}watched = 3"
with "[keys]${nl}watched = 3" screen
check "the screen withholds and says so too" eval 'has "$out" "put watched = 3 above [keys]" && has "$out" "▒ep"'
slip 1 "a line is NAME = VALUE, or [keys]" "watched 3 ; not 2: that was = 3"
with "[keys = x${nl}watched = 3" list scenes
check "a section that is none is told" eval 'has "$err" "$file:1: error: left out: a line is NAME = VALUE, or [keys]" && has "$err" "episodes after 3"'
with "names${nl}themes${nl}watched 4${nl}watched = 3" list scenes
check "each line that is none is told, and a right one counts" eval 'lines 4 "$err" && has "$err" "$file:2: " && has "$err" "episodes after 3"'
with "names${nl}watched = 3" list scenes
check "a line that is none" eval 'has "$err" "$file:1: error: left out: a line is NAME = VALUE" && has "$err" "episodes after 3"'
with "[kyes]${nl}a = b${nl}c = d" list tracks
tells "no such section, told once" 2 'there is no section [kyes]; did you mean [keys]?'
with "[keys]${nl}opne = x" screen
tells "no such action" 2 'there is no action "opne"; did you mean open?'
check "the screen says so itself" has "$out" 'config:2: error: left out: there is no action "opne"'
with "[keys]${nl}open = <Ener>" screen
tells "no such key" 2 'there is no key <Ener>'
with "[keys]${nl}down = n${nl}up = n" screen --keys n
tells "a key twice" 3 'n is a key of down already, in line 2'
check "the first has it" has "$out" " 2/12 "
with "  names = en${nl}   watched = 6" list tracks
check "indented lines are lines" eval 'has "$err" "episodes after 6" && lacks "$out" "자꾸만" && lines 1 "$err"'
printf '\357\273\277names = en\r\nwatched = all ; seen it\r\n' >"$file"
run list tracks
check "a file of Windows" eval '[ "$status" -eq 0 ] && lacks "$out" "자꾸만" && [ ! -s "$err" ]'
printf 'names = \377\nn\033[31m = ko\n' >"$file"
run list tracks
check "hostile lines" eval '[ "$status" -eq 0 ] && has "$err" "$file:1: error: left out: this line is not UTF-8 text" && has "$err" "<U+001B>" && lacks "$err" "$escape"'
with "names = $(head -c 300 /dev/zero | tr '\0' x)" list tracks
tells "a long line" 1 "this line is longer than 190 bytes"
head -c 70000 /dev/zero | tr '\0' '#' >"$file"
run list tracks
check "a large file" eval '[ "$status" -eq 0 ] && lines 2 "$err" && has "$err" "$file: error: this is no file of at most 64 KiB; until it can be read" && has "$err" "episodes after 0"'
rm "$file"
mkdir "$file"
run list tracks
check "a folder" eval '[ "$status" -eq 0 ] && lines 2 "$err" && has "$err" "$file: error: " && has "$err" "episodes after 0"'
rmdir "$file"
mkfifo "$file"
run list tracks
check "a pipe that nobody writes" eval '[ "$status" -eq 0 ] && lines 2 "$err" && has "$err" "$file: error: "'
rm "$file"
ln -s nowhere "$file"
run list tracks
check "a link to nowhere" eval '[ "$status" -eq 0 ] && has "$err" "$file: error: No such file" && has "$err" "episodes after 0"'
rm "$file"
run list tracks
check "without a file: silence" eval '[ "$status" -eq 0 ] && [ ! -s "$err" ]'
XDG_CONFIG_HOME=
mkdir -p "$HOME/.config/leitmotif"
echo 'names = ko' >"$HOME/.config/leitmotif/config"
run list tracks
prints "without the variable: ~/.config" "자꾸만 웃게 돼"

mkdir -p "$work/fresh"
run help config
sed -n 's/^  \(mkdir\|leitmotif\) /\1 /p' "$out" >"$work/examples"
check "its examples work on a fresh account" eval '
    (HOME="$work/fresh"; leitmotif() { "$LEITMOTIF" "$@"; }; LEITMOTIF=$leitmotif; . "$work/examples") &&
    [ -s "$work/fresh/.config/leitmotif/config" ]'
run config x
refuses "a word too many" 2 'config does not take "x"'
run config --names ko
refuses "an option that it has not" 2 'config takes no --names'
