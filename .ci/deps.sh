#!/bin/sh
# Installs what the named groups need (build check bench screenshots format ci). Says nothing and
# asks no package manager when all is there.
set -u

# group, how to see that it is there, its packages for apt, dnf, pacman, apk and brew (- for none)
needs='
build cmd:cc gcc,libc6-dev gcc gcc gcc,musl-dev -
build header:stdio.h libc6-dev glibc-devel glibc musl-dev -
build cmd:pkg-config pkg-config pkgconf-pkg-config pkgconf pkgconf pkgconf
build lib:ncursesw libncurses-dev ncurses-devel ncurses ncurses-dev ncurses
build lib:libcjson libcjson-dev cjson-devel cjson cjson-dev cjson
build lib:libutf8proc libutf8proc-dev utf8proc-devel libutf8proc utf8proc-dev utf8proc
build lib:inih libinih-dev inih-devel libinih inih-dev inih
build header:libstemmer.h libstemmer-dev libstemmer-devel snowball snowball-dev snowball
check lib:cmocka libcmocka-dev libcmocka-devel cmocka cmocka-dev cmocka
check lib:vterm libvterm-dev libvterm-devel libvterm libvterm-dev libvterm
check cmd:strace strace strace strace strace -
check cmd:jq jq jq jq jq jq
check cmd:diff diffutils diffutils diffutils diffutils diffutils
check cmd:xmllint libxml2-utils libxml2 libxml2 libxml2-utils libxml2
check cmd:cmark cmark cmark cmark cmark cmark
check cmd:python3 python3 python3 python python3 python
check py:jsonschema python3-jsonschema python3-jsonschema python-jsonschema py3-jsonschema -
check cmd:awk mawk gawk gawk gawk gawk
bench cmd:less less less less less less
bench cmd:fzf fzf fzf fzf fzf fzf
bench cmd:rg ripgrep ripgrep ripgrep ripgrep ripgrep
bench cmd:jq jq jq jq jq jq
bench lib:sqlite3 libsqlite3-dev sqlite-devel sqlite sqlite-dev sqlite
screenshots cmd:xterm xterm xterm xterm xterm -
screenshots cmd:Xvfb xvfb xorg-x11-server-Xvfb xorg-server-xvfb xvfb -
screenshots cmd:xdotool xdotool xdotool xdotool xdotool -
screenshots cmd:import imagemagick ImageMagick imagemagick imagemagick -
screenshots cmd:fc-list fontconfig fontconfig fontconfig fontconfig -
screenshots font:NotoSansMonoCJK fonts-noto-cjk google-noto-sans-mono-cjk-vf-fonts noto-fonts-cjk font-noto-cjk -
screenshots font:DejaVuSansMono fonts-dejavu-core dejavu-sans-mono-fonts ttf-dejavu font-dejavu -
format cmd:clang-format clang-format clang-tools-extra clang clang-extra-tools clang-format
ci cmd:clang clang clang clang clang -
ci cmd:clang-format clang-format clang-tools-extra clang clang-extra-tools clang-format
ci cmd:zsh zsh zsh zsh zsh -
ci cmd:fish fish fish fish fish -
ci cmd:valgrind valgrind,libc6-dbg valgrind valgrind valgrind -
'

cc=${CC:-cc}

there() {
    case $1 in
    cmd:cc) command -v "${cc%% *}" >/dev/null ;;
    cmd:*) command -v "${1#cmd:}" >/dev/null ;;
    header:*) echo "#include <${1#header:}>" | $cc -E - >/dev/null 2>&1 ;;
    lib:*) pkg-config --exists "${1#lib:}" 2>/dev/null ;;
    py:*) [ "$(uname -s)" = Darwin ] || python3 -c "import ${1#py:}" 2>/dev/null ;; # Homebrew has none
    font:*) fc-list : family 2>/dev/null | tr -d ' ' | grep -q "${1#font:}" ;;
    esac
}

# The names of all needs of the groups $@ that are not met.
missing() {
    echo "$needs" | while read -r group need packages; do
        case " $* " in *" $group "*) there "$need" || echo "$need $packages" ;; esac
    done
}

manager() {
    [ "$(uname -s)" = Darwin ] && echo brew && return
    for m in apt-get dnf pacman apk brew; do
        command -v "$m" >/dev/null && echo "$m" && return
    done
}

# The packages in column $1 of the needs on stdin, each once.
packages() {
    awk -v column="$1" '$column != "-" { n = split($column, p, ","); for (i = 1; i <= n; i++) if (!seen[p[i]]++) print p[i] }'
}

# The command that installs, for the manager $1, as root where $2 says how.
install_command() {
    case $1 in
    apt-get) echo "$2 env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends" ;;
    dnf) echo "$2 dnf install -y" ;;
    pacman) echo "$2 pacman -S --needed --noconfirm" ;;
    apk) echo "$2 apk add" ;;
    brew) echo "brew install" ;;
    esac
}

# Fresh machines and images have no package lists, or stale ones.
refresh_command() {
    case $1 in
    apt-get) echo "$2 apt-get -o DPkg::Lock::Timeout=120 update" ;;
    pacman) echo "$2 pacman -Sy" ;;
    *) echo : ;;
    esac
}

has_lists() {
    case $1 in
    apt-get) ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 ;;
    pacman) ls /var/lib/pacman/sync/*.db >/dev/null 2>&1 ;;
    esac
}

absent=$(missing "$@")
[ -n "$absent" ] || exit 0

m=$(manager)
case $m in
apt-get) column=2 ;;
dnf) column=3 ;;
pacman) column=4 ;;
apk) column=5 ;;
brew) column=6 ;;
*)
    echo "Missing: $(echo "$absent" | cut -d' ' -f1 | tr '\n' ' ')" >&2
    echo "No package manager that this script knows. Install these by hand, then go on without 'deps'." >&2
    exit 1
    ;;
esac
wanted=$(echo "$absent" | packages "$column" | tr '\n' ' ')

root=
if [ "$(id -u)" != 0 ] && [ "$m" != brew ]; then
    if command -v sudo >/dev/null; then
        root=sudo
    else
        echo "Some packages are missing, and only root can install them. As root, type:" >&2
        has_lists "$m" || refresh_command "$m" ' ' >&2
        echo "$(install_command "$m" ' ' | sed 's/env .* install /apt-get install /') $wanted" >&2
        exit 1
    fi
fi

if [ -n "$wanted" ]; then
    echo "Installing: $wanted"
    install="$(install_command "$m" "$root") $wanted"
    refresh=$(refresh_command "$m" "$root")
    has_lists "$m" || $refresh || exit 1
    $install || { $refresh && $install; } || exit 1
fi

absent=$(missing "$@")
[ -z "$absent" ] && exit 0
echo "Still missing: $(echo "$absent" | cut -d' ' -f1 | tr '\n' ' ')" >&2
[ "$m" = brew ] && echo "The compiler comes with: xcode-select --install" >&2
exit 1
