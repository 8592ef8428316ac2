#compdef leitmotif
_leitmotif() {
    local -a commands
    commands=(
        'browse:open the screen; also without a command'
        'search:print what is found, the best first'
        'show:print all about one thing'
        'list:print all of a kind, one a line'
        'export:print a work for another program'
        'keep:bookmark a thing, or note a line on it, an empty one none; alone: print all of these'
        'map:print which song plays in which episode'
        'screen:print what the screen shows after --keys'
        'check:say what is wrong in a dataset, and where'
        'coverage:print what a dataset leaves open: songs without a scene and the like'
        'new:print a small dataset to start from'
        'config:print the default configuration, to start from'
        'schema:print the JSON Schema of datasets, for editors'
        'manual:print a man page, or the completions of a shell'
        'help:say what a command does and takes'
    )
    case ${words[2]} in
    browse) _arguments \
        {-d,--data=}'[add a dataset, or all of a folder; may be given again]:data:_files' \
        --watched='[leave out what spoils episodes after N]:watched:' \
        --at='[start at this page]:at:' \
        --names='[names in English, in the original, or both]:names:(en ko both)' \
        --ascii'[show nothing but ASCII]' \
        --plain'[no screen: a line for each move, for screen readers]' \
        {-h,--help}'[show this]' \
        '*:file:_files' ;;
    search) _arguments \
        {-d,--data=}'[add a dataset, or all of a folder; may be given again]:data:_files' \
        --watched='[leave out what spoils episodes after N]:watched:' \
        --format='[how to print]:format:(text json tsv)' \
        --names='[names in English, in the original, or both]:names:(en ko both)' \
        --limit='[print at most so many hits (20)]:limit:' \
        {-h,--help}'[show this]' ;;
    show) _arguments \
        {-d,--data=}'[add a dataset, or all of a folder; may be given again]:data:_files' \
        --watched='[leave out what spoils episodes after N]:watched:' \
        --format='[how to print]:format:(text json)' \
        --names='[names in English, in the original, or both]:names:(en ko both)' \
        {-h,--help}'[show this]' ;;
    list) _arguments \
        {-d,--data=}'[add a dataset, or all of a folder; may be given again]:data:_files' \
        --watched='[leave out what spoils episodes after N]:watched:' \
        --format='[how to print]:format:(text json tsv)' \
        --names='[names in English, in the original, or both]:names:(en ko both)' \
        --work='[this work alone]:work:' \
        {-h,--help}'[show this]' \
        '2:word:(works tracks scenes people characters topics episodes releases sources disputes)' ;;
    export) _arguments \
        {-d,--data=}'[add a dataset, or all of a folder; may be given again]:data:_files' \
        --watched='[leave out what spoils episodes after N]:watched:' \
        --names='[names in English, in the original, or both]:names:(en ko both)' \
        --work='[this work alone]:work:' \
        --order='[songs as the story plays them, or as on the album]:order:(story album)' \
        {-h,--help}'[show this]' \
        '2:word:(jspf xspf cuesheet markdown json)' ;;
    keep) _arguments \
        {-d,--data=}'[add a dataset, or all of a folder; may be given again]:data:_files' \
        --watched='[leave out what spoils episodes after N]:watched:' \
        --format='[how to print]:format:(text json)' \
        --names='[names in English, in the original, or both]:names:(en ko both)' \
        --remove'[take its bookmark and its note away]' \
        {-h,--help}'[show this]' ;;
    map) _arguments \
        {-d,--data=}'[add a dataset, or all of a folder; may be given again]:data:_files' \
        --watched='[leave out what spoils episodes after N]:watched:' \
        --format='[how to print]:format:(text json tsv)' \
        --names='[names in English, in the original, or both]:names:(en ko both)' \
        --sort='[songs by part, by first episode, or the most heard first]:sort:(part first heard)' \
        {-h,--help}'[show this]' ;;
    screen) _arguments \
        {-d,--data=}'[add a dataset, or all of a folder; may be given again]:data:_files' \
        --watched='[leave out what spoils episodes after N]:watched:' \
        --format='[how to print]:format:(text ansi svg)' \
        --at='[start at this page]:at:' \
        --names='[names in English, in the original, or both]:names:(en ko both)' \
        --size='[columns and rows of the screen (80x24)]:size:' \
        --keys='[keys to press first, like ’jj<Enter>’]:keys:' \
        --ascii'[show nothing but ASCII]' \
        {-h,--help}'[show this]' \
        '*:file:_files' ;;
    check) _arguments \
        --format='[how to print]:format:(text json)' \
        --strict'[count warnings as faults]' \
        {-h,--help}'[show this]' \
        '*:file:_files' ;;
    coverage) _arguments \
        {-d,--data=}'[add a dataset, or all of a folder; may be given again]:data:_files' \
        --watched='[leave out what spoils episodes after N]:watched:' \
        --format='[how to print]:format:(text json tsv)' \
        --names='[names in English, in the original, or both]:names:(en ko both)' \
        --work='[this work alone]:work:' \
        {-h,--help}'[show this]' ;;
    new) _arguments \
        {-h,--help}'[show this]' ;;
    config) _arguments \
        {-h,--help}'[show this]' ;;
    schema) _arguments \
        {-h,--help}'[show this]' ;;
    manual) _arguments \
        {-h,--help}'[show this]' \
        '2:word:(leitmotif.1 leitmotif.5 bash zsh fish)' ;;
    help) _arguments \
        {-h,--help}'[show this]' \
        '2:word:(browse search show list export keep map screen check coverage new config schema manual help)' ;;
    -*) _arguments \
        {-d,--data=}'[add a dataset, or all of a folder; may be given again]:data:_files' \
        --watched='[leave out what spoils episodes after N]:watched:' \
        --format='[how to print]:format:(text json tsv ansi svg)' \
        --at='[start at this page]:at:' \
        --names='[names in English, in the original, or both]:names:(en ko both)' \
        --sort='[songs by part, by first episode, or the most heard first]:sort:(part first heard)' \
        --limit='[print at most so many hits (20)]:limit:' \
        --size='[columns and rows of the screen (80x24)]:size:' \
        --keys='[keys to press first, like ’jj<Enter>’]:keys:' \
        --strict'[count warnings as faults]' \
        --work='[this work alone]:work:' \
        --order='[songs as the story plays them, or as on the album]:order:(story album)' \
        --remove'[take its bookmark and its note away]' \
        --ascii'[show nothing but ASCII]' \
        --plain'[no screen: a line for each move, for screen readers]' \
        {-h,--help}'[show this]' \
        {-V,--version}'[show the version]' \
        '1:word:(browse search show list export keep map screen check coverage new config schema manual help)' ;;
    *) _describe command commands || _files ;;
    esac
}
_leitmotif "$@"
