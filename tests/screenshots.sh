#!/bin/sh
# Photographs the program in xterm on a display of its own, into screenshots/. Run by make.
set -eu

BUILD=${BUILD:-build}
out=screenshots
sh .ci/deps.sh screenshots

mkdir -p "$BUILD"
work=$(cd "$BUILD" && pwd)/screenshots.$$
mkdir -p "$work"

export LC_ALL=C.UTF-8 HOME="$work" XDG_CONFIG_HOME="$work" XDG_DATA_HOME="$work"
unset NO_COLOR LEITMOTIF_PATH 2>/dev/null || :

# The server writes its number once it takes clients, so that nobody has to guess when.
mkfifo "$work/ready"
Xvfb -screen 0 1920x1200x24 -nolisten tcp -displayfd 5 5>"$work/ready" 2>/dev/null &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
read -r number <"$work/ready"
export DISPLAY=":$number"

# Waits until two pictures in a row are the same, and differ from the one before the key.
shoot() {
    last=none
    for try in $(seq 200); do
        import -silent -window "$window" "$work/now.png"
        now=$(identify -format '%#' "$work/now.png")
        [ "$now" = "$last" ] && [ "$now" != "$before" ] && return
        last=$now
    done
    echo "the window of $1 does not come to rest" >&2
    exit 1
}

# Quiet colours on a dark ground, lines without gaps.
cat >"$work/looks" <<'END'
XTerm*forceBoxChars: true
XTerm*internalBorder: 8
XTerm*background: #16161d
XTerm*foreground: #dcd7ba
XTerm*color1: #e46876
XTerm*color2: #98bb6c
XTerm*color3: #e6c384
XTerm*color4: #7e9cd8
XTerm*color5: #957fb8
XTerm*color6: #7fb4ca
END
export XENVIRONMENT="$work/looks"

# picture NAME COLUMNSxROWS KEY... : keys in the names of xdotool
picture() {
    name=$1
    size=$2
    shift 2
    # The size makes Hangul as large as its two cells.
    xterm -u8 +sb -fa 'DejaVu Sans Mono' -fs 12 -fd 'Noto Sans Mono CJK KR:pixelsize=19' \
        -geometry "$size+0+0" -e "$BUILD/leitmotif" &
    terminal=$!
    window=$(xdotool search --sync --onlyvisible --pid $terminal | tail -n 1)
    xdotool windowfocus --sync "$window"
    before=none
    shoot "$name"
    for key in "$@"; do
        before=$now
        xdotool key "$key"
        shoot "$name"
    done
    # xterm leaves specks of lines that it has drawn over.
    xdotool key ctrl+l
    before=none
    shoot "$name"
    import -window "$window" -strip "$out/$name.png"
    kill $terminal
    wait $terminal 2>/dev/null || :
    echo "  $out/$name.png"
}

mkdir -p "$out"
picture tracks 80x24 j j j
picture song-without-scene 80x24 j j
picture scenes 80x24 2 j j j j j j
picture people 80x24 3 j
picture map 80x24 5 braceright braceright
picture story 80x24 4 j j
picture sources 80x24 6 j j j
picture page 80x24 j j j j Return
picture search 80x24 slash h e space b r e k s space t h e space c a r space w i n d w
picture help 80x24 question
picture menu 80x24 j j j y
picture vivid 80x24 j j j T l
picture narrow 50x15 j j j j
picture wide 160x50 j j j
