# Words and options: good, bad and hostile.
. tests/cli/lib

run --help
prints "--help lists commands" "list KIND"
for option in data watched format at names size keys strict help version; do
    check "--help lists --$option" matches "$out" "^  (-., )?--$option "
done
check "--help says what the exit status means" has "$out" "Exit status"
cp "$out" "$work/help"
run help
check "help is --help" cmp "$out" "$work/help"
run -h
check "-h is --help" cmp "$out" "$work/help"
for command in $(awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }' "$work/help"); do
    run help "$command"
    check "help $command says how to type it" eval 'matches "$out" "^Usage: leitmotif $command" && lacks "$out" "(null)"'
    check "help $command has an example" matches "$out" "^  leitmotif $command|^  leitmotif\$"
    check "help $command says what the exit status means" matches "$out" "^Exit status: 0 done; .*2 wrong use"
done
check "there are commands" has "$work/help" "  browse "
run help list
prints "help COMMAND" "Usage: leitmotif list KIND"
check "help COMMAND shows its options only" lacks "$out" "--keys"
cp "$out" "$work/help"
run list --help
check "COMMAND --help is help COMMAND" cmp "$out" "$work/help"
run help lits
refuses "help of an unknown command" 2 "did you mean leitmotif list?"
run --version
check "--version is one line" matches "$out" '^leitmotif [0-9]+\.[0-9]+'
run -V
prints "-V" "leitmotif "

run shwo fallin
refuses "unknown command" 2 "did you mean leitmotif show?"
run frobnicate
refuses "unknown command far from all" 2 '"leitmotif --help" lists the commands'
run ''
refuses "empty word" 2 'no command or file ""'
run -
refuses "a dash alone" 2 'no command or file "-"'
run list tracks --fromat tsv
refuses "unknown option" 2 "did you mean --format?"
run list tracks --no-such-thing
refuses "unknown option far from all" 2 '"leitmotif --help" lists them'
run list tracks -x
refuses "unknown letter" 2 "unknown option -x"
run list
refuses "missing KIND" 2 "type leitmotif list KIND; KIND is works, tracks"
run show
refuses "missing ID" 2 "type leitmotif show ID"
run show fallin promise
refuses "words that call nothing" 1 'nothing is called "fallin promise"'
run show way home
prints "a name of several words" "track:way-home"
run list tarcks
refuses "unknown KIND" 2 "did you mean leitmotif list tracks?"
run list xyz
refuses "unknown KIND far from all" 2 "KIND is works, tracks"
run list tracks --format
refuses "option without its value" 2 "--format needs a value"
run list tracks --format=
refuses "option with an empty value" 2 "value of --format is empty"
run list tracks --format jsno
refuses "unknown format" 2 "did you mean json?"
run list tracks --format svg
refuses "format of another command" 2 "list has no format svg"
run show fallin --format tsv
refuses "show has no tsv" 2 "show has no format tsv"
run list tracks --keys jj
refuses "option of another command" 2 "list takes no --keys"
run --version=1
refuses "flag with a value" 2 "--version takes no value"
run list tracks --watched six
refuses "--watched with a word" 2 '--watched takes the number'
run list tracks --watched -1
refuses "--watched below 0" 2 '--watched takes the number'
for size in 80 80x x24 0x24 80x0 501x24 80x201 80x24x1 -5x5 99999999999999999999x1 axb; do
    run screen --size "$size"
    refuses "--size $size" 2 "--size takes"
done
run screen --names fr
refuses "--names in another language" 2 "--names has no"

run --format tsv list tracks
prints "options before the command" "Crush"
run list --format=tsv -- tracks
prints "-- ends the options" "Crush"
run list -- --format
refuses "a word after -- is no option" 2 'there are no "--format"'
run -hV
check "letters together" [ "$status" -eq 0 ]

run show "$(printf 'a\377b')"
refuses "argument that is not UTF-8" 2 "argument 2 is not UTF-8"
run show "$(printf 'x\033[31m\tred\nline')"
refuses "escape sequences in an argument" 1 '<U+001B>'
run list "$(printf '\342\200\256evil')"
refuses "bidi override in an argument" 2 '<U+202E>evil'
run show "$(printf '%s%%n%%n' 'per%s%d')"
refuses "percent signs in an argument" 1 'per%s%d%n%n'
long=$(head -c 100000 /dev/zero | tr '\0' x)
run show "$long"
check "a very long argument" eval '[ "$status" -eq 1 ] && lines 1 "$err"'
run "--$long"
check "a very long option" eval '[ "$status" -eq 2 ] && lines 1 "$err"'
