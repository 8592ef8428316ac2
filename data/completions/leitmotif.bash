# Completion of leitmotif for bash.
_leitmotif() {
    local word words formats arguments cur=${COMP_WORDS[COMP_CWORD]#=} prev=${COMP_WORDS[COMP_CWORD - 1]}
    [ "$prev" = = ] && prev=${COMP_WORDS[COMP_CWORD - 2]}
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}" ''; do case $word in
    browse) formats='' arguments='files' words='--data --watched --at --names --ascii --plain --help ' ;;
    search) formats='text json tsv' arguments='' words='--data --watched --format --names --limit --help ' ;;
    show) formats='text json' arguments='' words='--data --watched --format --names --help ' ;;
    list) formats='text json tsv' arguments='works tracks scenes people characters topics episodes releases sources disputes' words='--data --watched --format --names --work --help ' ;;
    export) formats='' arguments='jspf xspf cuesheet markdown json' words='--data --watched --names --work --order --help ' ;;
    keep) formats='text json' arguments='' words='--data --watched --format --names --remove --help ' ;;
    map) formats='text json tsv' arguments='' words='--data --watched --format --names --sort --help ' ;;
    screen) formats='text ansi svg' arguments='files' words='--data --watched --format --at --names --size --keys --ascii --help ' ;;
    check) formats='text json' arguments='files' words='--format --strict --help ' ;;
    coverage) formats='text json tsv' arguments='' words='--data --watched --format --names --work --help ' ;;
    new) formats='' arguments='' words='--help ' ;;
    config) formats='' arguments='' words='--help ' ;;
    schema) formats='' arguments='' words='--help ' ;;
    manual) formats='' arguments='leitmotif.1 leitmotif.5 bash zsh fish' words='--help ' ;;
    help) formats='' arguments='browse search show list export keep map screen check coverage new config schema manual help' words='--help ' ;;
    '') formats='text json tsv ansi svg' arguments='browse search show list export keep map screen check coverage new config schema manual help' words='--data --watched --format --at --names --sort --limit --size --keys --strict --work --order --remove --ascii --plain --help --version ' ;;
    *) continue ;;
    esac; break; done
    case $prev in
    -d | --data) return ;;
    --format) words=$formats ;;
    --names) words='en ko both' ;;
    --sort) words='part first heard' ;;
    --order) words='story album' ;;
    *) case $cur:$arguments in
        -*) ;;
        *:files) return ;;
        *:?*) [ "$prev" = "${word:-$prev}" ] && words=$arguments ;;
        esac ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _leitmotif leitmotif
