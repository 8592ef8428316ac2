# Readers that go away, full disks, and no escape byte in a pipe.
. tests/cli/lib

# A library that fills more than one pipe.
drama work-0 "Work number 0" | tr -d '\n' |
    awk '{ for (n = 1; n <= 2000; n++) { line = $0; gsub("work-0", "work-" n, line); print line } }' \
        >"$work/many.jsonl"

closed() { # closed NAME ARGS...: the first line is read, then the pipe is closed
    name=$1
    shift
    shown="leitmotif $* | head -1"
    { ${WRAP-} "$leitmotif" "$@" 2>"$err"; echo $? >"$work/status"; } | head -1 >"$out"
    check "$name" eval 'lines 1 "$out" && [ ! -s "$err" ] && [ "$(cat "$work/status")" -eq 0 ]'
}
closed "a closed pipe ends list quietly" list tracks --format json -d "$work/many.jsonl"
closed "a closed pipe ends list of text quietly" list tracks -d "$work/many.jsonl"
closed "a closed pipe ends show quietly" show queen-of-tears
closed "a closed pipe ends screen quietly" screen --size 500x200 --format svg
closed "a closed pipe ends help quietly" --help

if [ -e /dev/full ]; then
    ${WRAP-} "$leitmotif" list tracks >/dev/full 2>"$err"
    status=$?
    : >"$out"
    refuses "a full disk is told" 2 "cannot write: "
    echo | ${WRAP-} "$leitmotif" --plain >/dev/full 2>"$err"
    status=$?
    refuses "also of sentences" 2 "cannot write: "
else
    echo "ok a full disk is told # SKIP no /dev/full"
fi

for words in "--help" "list scenes" "list tracks --format tsv" "search heart" "show fallin" "show fallin --format json" "screen"; do
    TERM=xterm-256color run $words
    check "no escape byte in the output of $words" lacks "$out" "$escape"
done
