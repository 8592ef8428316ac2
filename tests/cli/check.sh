# check: faults and doubts of a dataset, with their places.
. tests/cli/lib

run check --strict data/queen-of-tears.json
check "the dataset has no fault and leaves no doubt" eval '[ "$status" -eq 0 ] && [ ! -s "$out" ] && [ ! -s "$err" ]'

drama good Good >"$work/good.json"
sed 's/"song"/"Song"/; s/"Good"/"G\\u001bood"/' "$work/good.json" >"$work/bad.json"
sed 's/Song of Good/Song\\u202e of Good/' "$work/good.json" >"$work/doubt.json"
head -c 60 "$work/good.json" >"$work/short.json"

run check "$work/good.json"
check "a good file: silence" eval '[ "$status" -eq 0 ] && [ ! -s "$out" ] && [ ! -s "$err" ]'
run check "$work/bad.json" "$work/short.json"
check "faults: status 1" [ "$status" -eq 1 ]
check "faults go to standard output" [ ! -s "$err" ]
check "a fault as gcc writes it" matches "$out" \
    "^$work/bad.json:3:20: error: bad id \"Song\"; .* \[/tracks/0/id\]\$"
check "a doubt beside it" matches "$out" "^$work/bad.json:2:[0-9]+: warning: holds the character <U\+001B>"
check "a syntax error of the next file" matches "$out" "^$work/short.json:[0-9]+:[0-9]+: error: syntax: "
check "each is one line" lines 3 "$out"
check "no escape byte" lacks "$out" "$escape"
run check "$work/doubt.json"
check "a doubt alone: status 0" eval '[ "$status" -eq 0 ] && has "$out" ": warning: "'
run check --strict "$work/doubt.json"
check "--strict: status 1" eval '[ "$status" -eq 1 ] && has "$out" ": warning: "'

run check --format json "$work/bad.json" "$work/doubt.json"
check "as JSON, an object a line" jq -e -s --arg bad "$work/bad.json" '
    map([.file == $bad, .line, .severity]) ==
        [[true, 2, "warning"], [true, 3, "error"], [false, 3, "warning"]] and
    all(.[]; .col > 0 and .message != "" and (.pointer | startswith("/")))' "$out"
run check --format tsv "$work/good.json"
refuses "no TSV" 2 "check has no format tsv"
run check
refuses "no file" 2 "type leitmotif check FILE"
run check --strict=1 "$work/good.json"
refuses "a value for a flag" 2 "--strict takes no value"
run check --watched 3 "$work/good.json"
refuses "an option of others" 2 "check takes no --watched"
run list tracks --strict
refuses "--strict elsewhere" 2 "list takes no --strict"

# What cannot be read is status 2, also beside what can.
mkfifo "$work/fifo"
mkdir "$work/empty"
long=$(head -c 100000 /dev/zero | tr '\0' x)
for path in "$work/none.json" "$work/fifo" "$work/empty" /dev/null "$work/$(printf 'a\033b')" "$long"; do
    run check "$path"
    check "unreadable: $(printf %.40s "$path" | tr -d '\033')" eval \
        '[ "$status" -eq 2 ] && [ ! -s "$out" ] && lines 1 "$err" && has "$err" ": error: " && lacks "$err" "$escape"'
done
if [ "$(id -u)" -ne 0 ]; then
    cp "$work/good.json" "$work/locked.json"
    chmod 0 "$work/locked.json"
    run check "$work/locked.json"
    refuses "a file without permission" 2 "Permission denied"
else
    echo "ok a file without permission # SKIP run as root"
fi
run check "$work/none.json" "$work/bad.json"
check "unreadable wins over faults" eval '[ "$status" -eq 2 ] && has "$out" "bad.json:3" && has "$err" none.json'
run check "$work/$(printf 'a\377')"
refuses "a path that is not UTF-8" 2 "argument 2 is not UTF-8"
: >"$work/void.json"
run check "$work/void.json"
check "an empty file can be read" eval '[ "$status" -eq 1 ] && has "$out" "void.json:1:1: error: syntax: the file is empty"'

# Several files are one library.
sed 's/good/other/; s/"Song of/"Tune of/' "$work/good.json" >"$work/other.json"
mkdir "$work/folder"
cp "$work/good.json" "$work/other.json" "$work/folder"
echo '{"type": "object"}' >"$work/folder/leitmotif.schema.json"
run check "$work/folder"
check "a folder, but not the schema in it" eval '[ "$status" -eq 0 ] && [ ! -s "$out" ] && [ ! -s "$err" ]'
run check "$work/good.json" "$work/folder"
check "a work that is there twice" eval 'has "$out" "warning: replaces the work \"good\"" && has "$out" "$work/good.json:2"'
jq '.people = [{id: "p", name: {en: "P"}, same_as: ["other/person:q"]}]' "$work/good.json" >"$work/link.json"
jq '.people = [{id: "q", name: {en: "Q"}}]' "$work/other.json" >"$work/linked.json"
run check --strict "$work/link.json"
check "a reference to a work that is not there" has "$out" 'the work "other" is not loaded'
run check --strict "$work/link.json" "$work/linked.json"
check "and to one that is" eval '[ "$status" -eq 0 ] && [ ! -s "$out" ]'
{ tr -d '\n' <"$work/good.json"; echo; tr -d '\n' <"$work/bad.json"; echo; } >"$work/lines.jsonl"
run check "$work/lines.jsonl"
check "lines of a .jsonl" matches "$out" "^$work/lines.jsonl:2:[0-9]+: error: bad id"

# A reader that goes away.
i=0
while [ $i -lt 2000 ]; do cat "$work/lines.jsonl"; i=$((i + 1)); done >"$work/many.jsonl"
{ ${WRAP-} "$leitmotif" check "$work/many.jsonl" 2>"$err"; echo $? >"$work/status"; } | head -1 >"$out"
check "a closed pipe ends it quietly, and hides no faults" eval 'lines 1 "$out" && [ ! -s "$err" ] && [ "$(cat "$work/status")" -eq 1 ]'
