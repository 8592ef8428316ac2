# Files that cannot be loaded: one clear line each, status 2. And libraries of several files.
. tests/cli/lib

# Opening one file instead of the built-in dataset: screen takes the same arguments as browse.
faulty() { # faulty NAME FILE LINE:COL TEXT
    run screen "$work/$2"
    refuses "$1" 2 "$4"
    check "$1: says where" matches "$err" "^$work/$2:$3 error: "
}
place='[0-9]+:[0-9]+:'

faulty "missing file" none.json "" "no such file"
: >"$work/empty.json"
faulty "empty file" empty.json "1:1:" "empty"
drama good Good | head -c 60 >"$work/short.json"
faulty "truncated file" short.json "$place" "syntax: "
printf '{"format": "leitmotif/1", "x": "\377"}' >"$work/latin.json"
faulty "file that is not UTF-8" latin.json "1:33:" "UTF-8"
echo 'The Reasons of My Smiles' >"$work/text.json"
faulty "file that is not JSON" text.json "1:1:" "syntax: "
echo '{"name": "something else"}' >"$work/other.json"
faulty "file of another format" other.json "$place" "leitmotif/1"
echo '{"format": "leitmotif/99"}' >"$work/future.json"
faulty "file of another version" future.json "$place" "leitmotif/1"
mkdir "$work/folder"
faulty "folder without datasets" folder "" "no .json"
drama good Good | sed 's/"song"/"Bad Id"/' >"$work/id.json"
faulty "bad id" id.json "$place" "Bad Id"
head -c 67108865 /dev/zero | tr '\0' ' ' >"$work/large.json"
faulty "document over the limit" large.json "$place" "64 MB"
rm "$work/large.json"
mkfifo "$work/pipe.json"
faulty "a FIFO" pipe.json "" "not a regular file"
run screen /dev/null
refuses "a device" 2 "not a regular file"
run screen "$work/$(printf 'bad\033name.json')"
refuses "a path with an escape sequence" 2 "bad<U+001B>name.json"

# One good file among bad ones.
drama one One >"$work/one.json"
drama two Two >"$work/two.json"
run screen "$work/empty.json" "$work/one.json"
check "a good file among bad ones is shown" eval '[ "$status" -eq 2 ] && has "$out" One && lines 1 "$err"'
run list works -d "$work/one.json" -d "$work/none.json"
check "a missing file among good ones is told" eval '[ "$status" -eq 2 ] && has "$out" One && has "$err" none.json'
run list works -d "$work/none.json"
refuses "a missing --data alone" 2 "no such file"

# Files and folders.
run screen "$work/one.json" "$work/two.json"
prints "the first of two files is shown first" One
run screen --at two/song "$work/one.json" "$work/two.json"
prints "--at starts elsewhere" "Song of Two"
run screen --at nowhere "$work/one.json"
refuses "--at nowhere" 1 'nothing is called "nowhere"'
cp "$work/one.json" "$work/two.json" "$work/folder"
run screen "$work/folder"
prints "a folder" One
{ drama three Three | tr -d '\n'; echo; drama four Four | tr -d '\n'; echo; } >"$work/lines.jsonl"
run list works -d "$work/lines.jsonl"
check "a .jsonl file of two works" eval 'has "$out" Three && has "$out" Four && lines 3 "$out"'
for form in "-d $work/one.json" "-d$work/one.json" "--data $work/one.json" "--data=$work/one.json"; do
    run list works $form
    check "${form%$work*}PATH" lines 2 "$out"
done
run show song -d "$work/one.json" -d "$work/two.json"
refuses "an id in two works" 1 "one/track:song, two/track:song"
run show two/song -d "$work/one.json" -d "$work/two.json"
prints "an id with its work" "Song of Two"

# The environment.
LEITMOTIF_PATH="$work/one.json:$work/two.json"
export LEITMOTIF_PATH
run list works
check "LEITMOTIF_PATH adds files" lines 3 "$out"
LEITMOTIF_PATH="$work/none.json:$work/two.json"
run list works
check "a missing file there is told" eval '[ "$status" -eq 0 ] && has "$err" none.json && lines 2 "$out"'
unset LEITMOTIF_PATH
mkdir -p "$XDG_DATA_HOME/leitmotif"
run list works
check "a default folder may be empty" eval '[ ! -s "$err" ] && lines 1 "$out"'
cp "$work/one.json" "$XDG_DATA_HOME/leitmotif"
run list works
check "XDG_DATA_HOME adds a folder" eval '[ ! -s "$err" ] && lines 2 "$out"'
: >"$XDG_DATA_HOME/leitmotif/broken.json"
run list works
check "a broken file there is told" eval '[ "$status" -eq 0 ] && lines 1 "$err" && has "$err" broken.json'
rm -r "$XDG_DATA_HOME"
for folder in first second; do
    mkdir -p "$work/$folder/leitmotif"
    drama same "From $folder" >"$work/$folder/leitmotif/a.json"
done
XDG_DATA_DIRS="$work/first:$work/second"
run list works
check "the first of XDG_DATA_DIRS counts" eval 'has "$out" "From first" && lacks "$out" "From second"'
