# manual: man pages and completions, from the same tables as the program.
. tests/cli/lib

while read -r page file; do
    run manual "$page"
    check "$page is done" eval '[ "$status" -eq 0 ] && [ ! -s "$err" ] && [ -s "$out" ]'
    check "$page is shipped as data/$file (make shipped)" cmp "$out" "data/$file"
    check "$page holds no escape byte" lacks "$out" "$escape"
done <<END
leitmotif(1) man/leitmotif.1
leitmotif(5) man/leitmotif.5
bash completions/leitmotif.bash
zsh completions/leitmotif.zsh
fish completions/leitmotif.fish
END
run manual
check "without a page: leitmotif(1)" cmp "$out" data/man/leitmotif.1
run manual leitmotif.5
check "a page by the name of its file" cmp "$out" data/man/leitmotif.5
run --help
for command in $(awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }' "$out"); do
    for file in man/leitmotif.1 completions/leitmotif.bash completions/leitmotif.zsh completions/leitmotif.fish; do
        check "$command is in $file" matches "data/$file" "(^|[^a-z])$command([^a-z]|\$)"
    done
done
run search zqx:x
for filter in $(sed -n 's/.*The filters are \([a-z: ]*\).*/\1/p' "$err"); do
    for page in manual "help search"; do
        run $page
        check "$page names the filter $filter" matches "$out" "(^|[ (])$filter"
    done
done
run manual
check "the manual says which formats each command has" eval 'has "$out" "[\\-\\-format text|json|tsv]" && has "$out" "[\\-\\-format text|ansi|svg]"'
check "it tells of phrases and of words that are left out" eval 'has "$out" "is a phrase" && has "$out" "\\-word leaves out"'
check "each field of the format has its line in leitmotif(5)" eval '
    jq -r ".[\"\$defs\"] | to_entries[] | .value.properties | keys[]" data/leitmotif.schema.json | sort >"$work/fields"
    sed -n "s/^\\\\fB\\([a-z_]*\\)\\\\fR\$/\\1/p" data/man/leitmotif.5 | sort | cmp - "$work/fields" && [ -s "$work/fields" ]'

if command -v groff >/dev/null; then
    for page in 1 5; do
        groff -man -Tutf8 -Kutf8 -ww data/man/leitmotif.$page >"$work/page" 2>"$err"
        check "groff has nothing to say of leitmotif($page)" eval '[ ! -s "$err" ] && [ "$(wc -l <"$work/page")" -gt 60 ]'
    done
else
    echo "ok groff has nothing to say # SKIP no groff"
fi

# completes NAME WORDS... -- WORD...: what bash offers for the last of the words.
offers() {
    bash -c '. data/completions/leitmotif.bash
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _leitmotif; printf "%s\n" "${COMPREPLY[@]}"' bash "$@" >"$out" 2>"$err"
    shown="bash: $*"
}
if command -v bash >/dev/null; then
    offers leitmotif ch
    check "bash completes a command" eval '[ "$(cat "$out")" = check ] && [ ! -s "$err" ]'
    offers leitmotif check --s
    check "its option" eval '[ "$(cat "$out")" = --strict ]'
    offers leitmotif list --s
    check "none of others" eval '! grep -q strict "$out"'
    offers leitmotif list tracks --format t
    check "and a word of an option" eval '[ "$(tr "\n" " " <"$out")" = "text tsv " ]'
    is_offered() { # is_offered WORDS...
        [ "$(tr '\n' ' ' <"$out")" = "$* " ] && [ ! -s "$err" ]
    }
    offers leitmotif list --format = j
    check "behind =" is_offered json
    offers leitmotif list --format =
    check "formats that the command has, no others" is_offered text json tsv
    offers leitmotif screen --format ""
    check "of another command others" is_offered text ansi svg
    offers leitmotif list ""
    check "kinds" is_offered works tracks scenes people characters topics episodes releases sources disputes
    offers leitmotif export c
    check "formats to export to" is_offered cuesheet
    offers leitmotif help co
    check "commands that there is help for" is_offered coverage config
    offers leitmotif manual ""
    check "pages" is_offered leitmotif.1 leitmotif.5 bash zsh fish
    offers leitmotif --v
    check "options before a command" is_offered --version
    for line in "check" "check --strict" "list tracks -d" "list tracks --data" "browse" "screen --keys j"; do
        offers leitmotif $line ""
        check "files after $line" eval '[ -z "$(tr -d "\n" <"$out")" ] && [ ! -s "$err" ]'
    done
    for line in "list KIND" "export FORMAT" "manual PAGE"; do
        offers leitmotif "${line% *}" ""
        for word in $(cat "$out"); do
            run ${line% *} "$word"
            check "$word is a ${line#* }" [ "$status" -eq 0 ]
        done
    done
fi

# What a person gets who types the line in zsh and then a tab: a zsh in a terminal of its own completes and accepts it,
# and a stand-in for the program says what it was given.
cat >"$work/typed.zsh" <<'END'
zmodload zsh/zpty
zpty typed "TERM=dumb zsh -f -i"
zpty -w typed "PS1=; fpath=($2 \$fpath); autoload -Uz compinit; compinit -u -D
leitmotif() { print -r -- \"<\${(j: :)@}>\" }
go() { zle complete-word; zle accept-line }; zle -N go; bindkey '^X' go; print re''ady"
zpty -r -m typed said '*ready*'
zpty -w -n typed "$1"$'\x18'
zpty -r -m typed said '*[<]*[>]*'
print -r -- "${${said##*\<}%%\>*}"
END
typed() {
    shown="zsh: $1"
    zsh -f "$work/typed.zsh" "$1" "$work/zsh" >"$out" 2>"$err"
}
completes() { # completes NAME LINE WANTED
    typed "$2"
    wanted=$3
    check "$1" eval '[ "$(cat "$out")" = "$wanted" ] && [ ! -s "$err" ]'
}
if command -v zsh >/dev/null; then
    mkdir -p "$work/zsh"
    cp data/completions/leitmotif.zsh "$work/zsh/_leitmotif"
    completes "zsh completes a command" 'leitmotif che' check
    completes "its option" 'leitmotif check --s' 'check --strict'
    completes "none of others" 'leitmotif list --s' 'list --s'
    completes "and a word of an option" 'leitmotif list tracks --format ts' 'list tracks --format tsv'
    completes "a path" 'leitmotif check data/queen' 'check data/queen-of-tears.json'
    completes "a path behind -d" 'leitmotif list tracks -d data/queen' 'list tracks -d data/queen-of-tears.json'
    completes "a word behind =" 'leitmotif list tracks --format=j' 'list tracks --format=json'
    completes "no format that the command has not" 'leitmotif list tracks --format sv' 'list tracks --format sv'
    completes "a kind" 'leitmotif list tr' 'list tracks'
    completes "a page" 'leitmotif manual fi' 'manual fish'
    completes "an option before a command" 'leitmotif --vers' '--version'
else
    echo "ok zsh completes # SKIP no zsh"
fi

offers() {
    fish --no-config -c 'source data/completions/leitmotif.fish; complete -C $argv[1]' "$1" >"$out" 2>"$err"
    shown="fish: $1"
}
if command -v fish >/dev/null; then
    offers 'leitmotif che'
    check "fish completes a command" eval '[ "$(cut -f1 "$out")" = check ] && [ ! -s "$err" ]'
    offers 'leitmotif check --s'
    check "its option, and says what it does" eval '[ "$(cut -f1 "$out")" = --strict ] && has "$out" "count warnings"'
    offers 'leitmotif list --s'
    check "none of others" lacks "$out" strict
    offers 'leitmotif list tracks --format t'
    check "and a word of an option" eval '[ "$(cut -f1 "$out" | sort | tr "\n" " ")" = "text tsv " ]'
    offers 'leitmotif check data/queen'
    check "a path" has "$out" data/queen-of-tears.json
    offers 'leitmotif list -d data/queen'
    check "a path behind -d" has "$out" data/queen-of-tears.json
    offers 'leitmotif list tracks --format=j'
    check "a word behind =" eval '[ "$(cut -f1 "$out")" = --format=json ]'
    offers 'leitmotif list tracks --format s'
    check "no format that the command has not" lacks "$out" svg
    offers 'leitmotif list tr'
    check "a kind" has "$out" tracks
    offers 'leitmotif manual fi'
    check "a page" has "$out" fish
    offers 'leitmotif --vers'
    check "an option before a command" has "$out" --version
else
    echo "ok fish completes # SKIP no fish"
fi

run manual powershell
refuses "no such page" 2 "PAGE is leitmotif.1"
run manual leitmotif1
refuses "nearly a page" 2 "did you mean leitmotif manual leitmotif"
run manual "$(printf 'a\033b')"
refuses "a hostile page" 2 "<U+001B>"
run manual "$(head -c 100000 /dev/zero | tr '\0' x)"
check "a page of 100 kB" eval '[ "$status" -eq 2 ] && lines 1 "$err" && [ ! -s "$out" ]'
run manual bash zsh
refuses "a word too many" 2 'manual does not take "zsh"'
