#!/bin/sh
# The house rules that a program can count. Each rule prints "ok NAME", or what breaks it and
# "not ok NAME". CC, FLAGS, LINK and BUILD come from make.
set -u

BUILD=${BUILD:-build}
FLAGS=${FLAGS:--std=c17 -D_XOPEN_SOURCE=700 -Iinclude}
CC=${CC:-cc}
LINK=${LINK:-$CC}
work=${TMPDIR:-/tmp}/rules.$$
plain=$work/plain
mkdir -p "$plain" || exit 1
trap 'rm -rf "$work"' EXIT

# Takes the findings from stdin; none is good.
rule() {
    cat >"$work/findings"
    if [ -s "$work/findings" ]; then
        sed 's/^/# /' "$work/findings"
        echo "not ok $1"
    else
        echo "ok $1"
    fi
}

sources=$(find src include -name '*.[ch]' | sort)
headers=$(find include -name '*.h' | sort)

# Code alone: comments and the insides of strings become blanks, lines stay.
for f in $sources; do
    mkdir -p "$plain/$(dirname "$f")"
    awk -f tests/rules/plain.awk "$f" >"$plain/$f"
done

# Prints "file:line: text" for the lines of code that match $1, but in the files that match $2.
code_outside() {
    (cd "$plain" && grep -nE "$1" /dev/null $sources) | grep -vE "^($2):"
}

# What each layer may include; a file of src/X or include/X is of layer X.
allowed() {
    case $1 in
    base) echo base ;;
    core) echo 'base core' ;;
    app) echo 'base core app' ;;
    tui) echo 'base core app tui' ;;
    cli) echo 'base core cli' ;;
    *) echo 'base core app tui cli' ;;
    esac
}

layers() {
    for f in $sources; do
        layer=$(echo "$f" | cut -d/ -f2)
        may=$(allowed "$layer")
        [ "$f" = src/cli/screen.c ] && may="$may app"
        # Names in quotes are blank in the plain text: take them from the source.
        sed -n 's/^ *# *include *"\([a-z]*\)\/.*/\1/p' "$f" | sort -u | while read -r used; do
            case " $may " in *" $used "*) ;; *) echo "$f includes $used/" ;; esac
        done
    done
}
layers | rule 'layers: includes point downward'

code_outside '# *include *<(n?cursesw?/)?(n?curses|term|panel|menu|form)\.h>' 'src/tui/[^:]*' | rule 'curses only in src/tui'
code_outside 'cJSON' '(src|include)/core/load[^:]*' | rule 'cJSON only in src/core/load*'
code_outside '(ini\.h|ini_parse)' '(src|include)/core/config[^:]*' | rule 'inih only in core/config'
code_outside 'utf8proc' 'src/base/text[^:]*' | rule 'utf8proc only in src/base/text*'
code_outside '(^|[^a-z_])wcs?width *\(' 'src/tui/theme\.c' | rule 'wcwidth only in src/tui/theme.c'

for f in $sources; do
    awk -f tests/rules/functions.awk -v name="$f" "$plain/$f"
done >"$work/functions"
awk '$3 > 60 { print $1 ": " $2 " has " $3 " lines" }' "$work/functions" |
    rule 'functions have at most 60 lines'
awk '$4 > 4 { print $1 ": " $2 " has " $4 " parameters" }' "$work/functions" |
    rule 'functions have at most 4 parameters'
awk '$5 > 3 { print $1 ": " $2 " nests " $5 " deep" }' "$work/functions" |
    rule 'functions nest at most 3 deep'
[ "$(wc -l <"$work/functions")" -gt 0 ] || echo 'none found' | rule 'functions are counted'

too_long() {
    for f in $sources; do
        n=$(wc -l <"$f")
        case $f in *.h) most=125 ;; *) most=400 ;; esac
        [ "$n" -le "$most" ] || echo "$f has $n lines, $most are allowed"
    done
}
too_long | rule 'files are short'

# Comments and blank lines do not count, so that nobody saves on them.
total=$(for f in $sources; do cat "$plain/$f"; done | grep -c '[^[:space:]]')
{ [ "$total" -le 26400 ] || echo "$total lines"; } | rule 'src and include have at most 26,400 lines of code'

grep -nE '(^|[^A-Za-z])(TODO|FIXME|XXX)([^A-Za-z]|$)' $sources | rule 'nothing is left open'

# The word is written in two parts here, or this file would find itself.
grep -rnE '(^|[^a-z])(u|nano)?slee[p]( *\(| +[0-9$])' tests | rule 'no test waits for a fixed time'

# File = module = prefix: src/X/load_*.c defines what include/X/load.h declares, or else the file has
# the first word of the function.
modules() {
    for h in $headers; do
        folder=src/$(echo "$h" | cut -d/ -f2)
        module=$(basename "$h" .h)
        awk -f tests/rules/declarations.awk -v list=functions "$h" | while read -r function; do
            cat "$folder/${module%%_*}"*.c "$folder/${function%%_*}"*.c 2>/dev/null |
                grep -qE "(^|[ *])$function\(" || echo "$h: $function() is not in its module"
        done
    done
}
modules | rule 'what a header declares is in its module'

for h in $headers; do
    awk -f tests/rules/declarations.awk -v list=bare "$h" | sed "s,^,$h: ,"
done | rule 'public declarations are commented'

cflags=$(pkg-config --cflags-only-I ncursesw libcjson libutf8proc 2>/dev/null)
alone() {
    for h in $headers; do
        echo "#include \"${h#include/}\"" >"$work/alone.c"
        $CC $FLAGS $cflags -Werror -fsyntax-only "$work/alone.c" 2>&1
    done
}
alone | rule 'headers are self-contained'

# The objects of the sources that there are now, in these layers.
objects() {
    for layer in "$@"; do
        for f in src/"$layer"/*.c; do
            echo "$BUILD/obj/$layer/$(basename "$f" .c).o"
        done
    done
}
below=$(objects base core app)
curses='(_nc_|stdscr|curscr|LINES|COLS|initscr|newterm|endwin|doupdate|setcchar|getcchar|setupterm|tparm|tputs|tiget|raw|noecho|cbreak|keypad|curs_set|start_color|init_pair)'
nm -A -u $below |
    grep -E " U _?($curses\$|w(add|ins|move|refresh|erase|clear|attr|get|noutrefresh|chgat))" |
    rule 'base, core and app name no curses symbol'

# The whole of the three layers, without curses on the line: an undefined symbol breaks the link.
links_without_curses() {
    echo 'int main(void) { return 0; }' >"$work/main.c"
    $LINK -o "$work/main" "$work/main.c" $below "$BUILD/obj/dataset.o" \
        $(pkg-config --libs libcjson libutf8proc inih) -lstemmer 2>&1
}
links_without_curses | rule 'base, core and app link without curses'

# Slow, unsafe or wrong for us: see src/DESIGN.md.
forbidden='cJSON(Utils_|_(Compare|Minify|PrintBuffered|PrintPreallocated|Duplicate|SetValuestring|GetArrayItem|GetObjectItem)$)'
objects base core app tui cli | while read -r o; do
    nm -u "$o" | grep -E " _?$forbidden" | sed "s,^,$o:,"
done | rule 'no forbidden cJSON function is used'
