# keep: a save that is killed, or that fails, at any of its system calls leaves the file wholly old
# or wholly new, and the next save goes through. strace does the harm; where it cannot, this fails.
. tests/cli/lib

export XDG_STATE_HOME="$work/state"
# A tracer leaves no room for another one.
export ASAN_OPTIONS="${ASAN_OPTIONS-}:detect_leaks=0"
folder=$XDG_STATE_HOME/leitmotif
file=$folder/kept.jsonl
old=$work/old new=$work/new now=$work/now

save() {
    "$leitmotif" keep way-home 'the newest note' 2>"$err"
}
kept() {
    "$leitmotif" keep 2>/dev/null
}

# What there is before the save.
none() {
    rm -rf "$XDG_STATE_HOME"
}
some() {
    none
    "$leitmotif" keep fallin 'an old note' && "$leitmotif" keep way-home 'the note before'
}
damaged() {
    some
    echo '{"time":7,"keep":"note","id":"queen-of-tears/track:fal' >>"$file"
}
restore() {
    rm -rf "$XDG_STATE_HOME"
    [ ! -d "$work/before" ] || cp -R "$work/before" "$XDG_STATE_HOME"
}

# The calls from the first that touches the folder on, as "name nth", counted by name from the start.
calls() {
    strace -o "$work/trace" "$leitmotif" keep way-home 'the newest note' 2>"$err" ||
        [ -s "$work/trace" ] || return 1
    awk -v folder="$folder" '{ name = $0; sub(/\(.*/, "", name); nth[name]++ }
        index($0, folder) { started = 1 }
        started && name ~ /^[a-z_0-9]+$/ && name != "exit_group" { print name, nth[name] }' "$work/trace"
}

# The file before it gets its name, the folder after.
is_synced() {
    awk '/^write / { step = 1 } /^fsync / && step == 1 { step = 2 } /^rename/ && step == 2 { step = 3 }
        /^fsync / && step == 3 { good = 1 } END { exit !good }' "$work/calls"
}

# Memory that cannot be had is another test; an error of these is none of the file.
is_of_file() {
    case $1 in brk | mmap | munmap | mprotect | madvise | getrandom | futex | clock_* | rt_sig*) return 1 ;; esac
}

wrong() {
    echo "# $*"
    sed 's/^/#   stderr: /' "$err"
    bad=1
}

# Whether what is there now is whole. The damaged file must be under one of its names.
whole() {
    kept >"$now"
    cmp -s "$now" "$old" || cmp -s "$now" "$new" || wrong "$1: neither old nor new:" "$(cat "$now")"
    [ "$before" != damaged ] || cat "$file" "$file".damaged* 2>/dev/null | grep -q 'track:fal$' ||
        wrong "$1: the damaged file is gone"
}

# The next save takes effect and leaves nothing lying about.
heals() {
    save || [ "$before" = damaged ] || wrong "$1: the next save fails"
    kept | cmp -s - "$new" || wrong "$1: the next save did not take:" "$(kept)"
    [ ! -e "$file.new" ] || wrong "$1: $file.new was left"
}

harm() { # harm FAULT NAME NTH: runs a save with this harm done
    restore
    strace -o /dev/null -e "inject=$2:$1:when=$3" "$leitmotif" keep way-home 'the newest note' 2>"$err"
    status=$?
    whole "$*"
}

killed() {
    harm signal=KILL "$1" "$2"
    [ "$status" -eq 137 ] || wrong "$1 $2: not killed but $status"
    heals "$1 $2 killed"
}

failed() {
    is_of_file "$2" || return 0
    harm "error=$1" "$2" "$3"
    [ "$status" -lt 3 ] || wrong "$*: status $status"
    [ "$status" -ne 0 ] || cmp -s "$now" "$new" || wrong "$*: it says that it saved, but did not"
    [ "$status" -ne 0 ] || [ "$2" != fsync ] || wrong "$*: it takes that for saved"
    [ "$status" -eq 0 ] || [ -s "$err" ] || wrong "$*: not a word"
    heals "$*"
}

for before in none some damaged; do
    $before
    rm -rf "$work/before"
    [ ! -d "$XDG_STATE_HOME" ] || cp -R "$XDG_STATE_HOME" "$work/before"
    kept >"$old"
    save
    kept >"$new"
    restore
    check "$before: strace sees file and folder synced" eval 'calls >"$work/calls" && is_synced'
    bad=0
    [ -s "$work/calls" ] || bad=1
    while read -r name nth; do
        killed "$name" "$nth"
    done <"$work/calls"
    check "$before: kill -9 at each of $(wc -l <"$work/calls") system calls" [ $bad -eq 0 ]
    for error in ENOSPC EIO EROFS; do
        [ -s "$work/calls" ]
        bad=$?
        while read -r name nth; do
            failed "$error" "$name" "$nth"
        done <"$work/calls"
        check "$before: $error at each system call" [ $bad -eq 0 ]
    done
done
