# Completion of leitmotif for bash.
_leitmotif() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local word command= words=
    case $prev in
    --format) words='text json tsv ansi svg' ;;
    --names) words='en ko both original' ;;
    --sort) words='part first heard' ;;
    --order) words='story album' ;;
    esac
    if [ -n "$words" ]; then
        COMPREPLY=($(compgen -W "$words" -- "$cur"))
        return
    fi
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in browse | search | show | list | export | keep | map | screen | check | coverage | new | config | schema | manual | help) command=$word && break ;; esac
    done
    case $command in
    browse) words='--data --watched --at --names --ascii --plain --help ' ;;
    search) words='--data --watched --format --names --limit --help ' ;;
    show) words='--data --watched --format --names --help ' ;;
    list) words='--data --watched --format --names --work --help ' ;;
    export) words='--data --watched --names --work --order --help ' ;;
    keep) words='--data --watched --format --names --remove --help ' ;;
    map) words='--data --watched --format --names --sort --help ' ;;
    screen) words='--data --watched --format --at --names --size --keys --ascii --help ' ;;
    check) words='--format --strict --help ' ;;
    coverage) words='--data --watched --format --names --work --help ' ;;
    new) words='--help ' ;;
    config) words='--help ' ;;
    schema) words='--help ' ;;
    manual) words='--help ' ;;
    help) words='--help ' ;;
    *) words='browse search show list export keep map screen check coverage new config schema manual help' ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _leitmotif leitmotif
