# Completion of leitmotif for fish.
complete -c leitmotif -n __fish_use_subcommand -a browse -d 'open the screen; also without a command'
complete -c leitmotif -n '__fish_seen_subcommand_from browse' -l data -r -d 'add a dataset, or all of a folder; may be given again' -s d
complete -c leitmotif -n '__fish_seen_subcommand_from browse' -l watched -r -d 'leave out what spoils episodes after N'
complete -c leitmotif -n '__fish_seen_subcommand_from browse' -l at -r -d 'start at this page'
complete -c leitmotif -n '__fish_seen_subcommand_from browse' -l names -r -d 'names in English, in the original, or both' -f -a 'en ko both'
complete -c leitmotif -n '__fish_seen_subcommand_from browse' -l ascii -d 'show nothing but ASCII'
complete -c leitmotif -n '__fish_seen_subcommand_from browse' -l plain -d 'no screen: a line for each move, for screen readers'
complete -c leitmotif -n '__fish_seen_subcommand_from browse' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a search -d 'print what is found, the best first'
complete -c leitmotif -n '__fish_seen_subcommand_from search' -l data -r -d 'add a dataset, or all of a folder; may be given again' -s d
complete -c leitmotif -n '__fish_seen_subcommand_from search' -l watched -r -d 'leave out what spoils episodes after N'
complete -c leitmotif -n '__fish_seen_subcommand_from search' -l format -r -d 'how to print' -f -a 'text json tsv'
complete -c leitmotif -n '__fish_seen_subcommand_from search' -l names -r -d 'names in English, in the original, or both' -f -a 'en ko both'
complete -c leitmotif -n '__fish_seen_subcommand_from search' -l limit -r -d 'print at most so many hits (20)'
complete -c leitmotif -n '__fish_seen_subcommand_from search' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a show -d 'print all about one thing'
complete -c leitmotif -n '__fish_seen_subcommand_from show' -l data -r -d 'add a dataset, or all of a folder; may be given again' -s d
complete -c leitmotif -n '__fish_seen_subcommand_from show' -l watched -r -d 'leave out what spoils episodes after N'
complete -c leitmotif -n '__fish_seen_subcommand_from show' -l format -r -d 'how to print' -f -a 'text json'
complete -c leitmotif -n '__fish_seen_subcommand_from show' -l names -r -d 'names in English, in the original, or both' -f -a 'en ko both'
complete -c leitmotif -n '__fish_seen_subcommand_from show' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a list -d 'print all of a kind, one a line'
complete -c leitmotif -n '__fish_seen_subcommand_from list' -f -a 'works tracks scenes people characters topics episodes releases sources disputes'
complete -c leitmotif -n '__fish_seen_subcommand_from list' -l data -r -d 'add a dataset, or all of a folder; may be given again' -s d
complete -c leitmotif -n '__fish_seen_subcommand_from list' -l watched -r -d 'leave out what spoils episodes after N'
complete -c leitmotif -n '__fish_seen_subcommand_from list' -l format -r -d 'how to print' -f -a 'text json tsv'
complete -c leitmotif -n '__fish_seen_subcommand_from list' -l names -r -d 'names in English, in the original, or both' -f -a 'en ko both'
complete -c leitmotif -n '__fish_seen_subcommand_from list' -l work -r -d 'this work alone'
complete -c leitmotif -n '__fish_seen_subcommand_from list' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a export -d 'print a work for another program'
complete -c leitmotif -n '__fish_seen_subcommand_from export' -f -a 'jspf xspf cuesheet markdown json'
complete -c leitmotif -n '__fish_seen_subcommand_from export' -l data -r -d 'add a dataset, or all of a folder; may be given again' -s d
complete -c leitmotif -n '__fish_seen_subcommand_from export' -l watched -r -d 'leave out what spoils episodes after N'
complete -c leitmotif -n '__fish_seen_subcommand_from export' -l names -r -d 'names in English, in the original, or both' -f -a 'en ko both'
complete -c leitmotif -n '__fish_seen_subcommand_from export' -l work -r -d 'this work alone'
complete -c leitmotif -n '__fish_seen_subcommand_from export' -l order -r -d 'songs as the story plays them, or as on the album' -f -a 'story album'
complete -c leitmotif -n '__fish_seen_subcommand_from export' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a keep -d 'bookmark a thing, or note a line on it, an empty one none; alone: print all of these'
complete -c leitmotif -n '__fish_seen_subcommand_from keep' -l data -r -d 'add a dataset, or all of a folder; may be given again' -s d
complete -c leitmotif -n '__fish_seen_subcommand_from keep' -l watched -r -d 'leave out what spoils episodes after N'
complete -c leitmotif -n '__fish_seen_subcommand_from keep' -l format -r -d 'how to print' -f -a 'text json'
complete -c leitmotif -n '__fish_seen_subcommand_from keep' -l names -r -d 'names in English, in the original, or both' -f -a 'en ko both'
complete -c leitmotif -n '__fish_seen_subcommand_from keep' -l remove -d 'take its bookmark and its note away'
complete -c leitmotif -n '__fish_seen_subcommand_from keep' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a map -d 'print which song plays in which episode'
complete -c leitmotif -n '__fish_seen_subcommand_from map' -l data -r -d 'add a dataset, or all of a folder; may be given again' -s d
complete -c leitmotif -n '__fish_seen_subcommand_from map' -l watched -r -d 'leave out what spoils episodes after N'
complete -c leitmotif -n '__fish_seen_subcommand_from map' -l format -r -d 'how to print' -f -a 'text json tsv'
complete -c leitmotif -n '__fish_seen_subcommand_from map' -l names -r -d 'names in English, in the original, or both' -f -a 'en ko both'
complete -c leitmotif -n '__fish_seen_subcommand_from map' -l sort -r -d 'songs by part, by first episode, or the most heard first' -f -a 'part first heard'
complete -c leitmotif -n '__fish_seen_subcommand_from map' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a screen -d 'print what the screen shows after --keys'
complete -c leitmotif -n '__fish_seen_subcommand_from screen' -l data -r -d 'add a dataset, or all of a folder; may be given again' -s d
complete -c leitmotif -n '__fish_seen_subcommand_from screen' -l watched -r -d 'leave out what spoils episodes after N'
complete -c leitmotif -n '__fish_seen_subcommand_from screen' -l format -r -d 'how to print' -f -a 'text ansi svg'
complete -c leitmotif -n '__fish_seen_subcommand_from screen' -l at -r -d 'start at this page'
complete -c leitmotif -n '__fish_seen_subcommand_from screen' -l names -r -d 'names in English, in the original, or both' -f -a 'en ko both'
complete -c leitmotif -n '__fish_seen_subcommand_from screen' -l size -r -d 'columns and rows of the screen (80x24)'
complete -c leitmotif -n '__fish_seen_subcommand_from screen' -l keys -r -d 'keys to press first, like ’jj<Enter>’'
complete -c leitmotif -n '__fish_seen_subcommand_from screen' -l ascii -d 'show nothing but ASCII'
complete -c leitmotif -n '__fish_seen_subcommand_from screen' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a check -d 'say what is wrong in a dataset, and where'
complete -c leitmotif -n '__fish_seen_subcommand_from check' -l format -r -d 'how to print' -f -a 'text json'
complete -c leitmotif -n '__fish_seen_subcommand_from check' -l strict -d 'count warnings as faults'
complete -c leitmotif -n '__fish_seen_subcommand_from check' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a coverage -d 'print what a dataset leaves open: songs without a scene and the like'
complete -c leitmotif -n '__fish_seen_subcommand_from coverage' -l data -r -d 'add a dataset, or all of a folder; may be given again' -s d
complete -c leitmotif -n '__fish_seen_subcommand_from coverage' -l watched -r -d 'leave out what spoils episodes after N'
complete -c leitmotif -n '__fish_seen_subcommand_from coverage' -l format -r -d 'how to print' -f -a 'text json tsv'
complete -c leitmotif -n '__fish_seen_subcommand_from coverage' -l names -r -d 'names in English, in the original, or both' -f -a 'en ko both'
complete -c leitmotif -n '__fish_seen_subcommand_from coverage' -l work -r -d 'this work alone'
complete -c leitmotif -n '__fish_seen_subcommand_from coverage' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a new -d 'print a small dataset to start from'
complete -c leitmotif -n '__fish_seen_subcommand_from new' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a config -d 'print the default configuration, to start from'
complete -c leitmotif -n '__fish_seen_subcommand_from config' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a schema -d 'print the JSON Schema of datasets, for editors'
complete -c leitmotif -n '__fish_seen_subcommand_from schema' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a manual -d 'print a man page, or the completions of a shell'
complete -c leitmotif -n '__fish_seen_subcommand_from manual' -f -a 'leitmotif.1 leitmotif.5 bash zsh fish'
complete -c leitmotif -n '__fish_seen_subcommand_from manual' -l help -d 'show this' -s h
complete -c leitmotif -n __fish_use_subcommand -a help -d 'say what a command does and takes'
complete -c leitmotif -n '__fish_seen_subcommand_from help' -f -a 'browse search show list export keep map screen check coverage new config schema manual help'
complete -c leitmotif -n '__fish_seen_subcommand_from help' -l help -d 'show this' -s h
complete -c leitmotif -n '__fish_use_subcommand' -l data -r -d 'add a dataset, or all of a folder; may be given again' -s d
complete -c leitmotif -n '__fish_use_subcommand' -l watched -r -d 'leave out what spoils episodes after N'
complete -c leitmotif -n '__fish_use_subcommand' -l format -r -d 'how to print' -f -a 'text json tsv ansi svg'
complete -c leitmotif -n '__fish_use_subcommand' -l at -r -d 'start at this page'
complete -c leitmotif -n '__fish_use_subcommand' -l names -r -d 'names in English, in the original, or both' -f -a 'en ko both'
complete -c leitmotif -n '__fish_use_subcommand' -l sort -r -d 'songs by part, by first episode, or the most heard first' -f -a 'part first heard'
complete -c leitmotif -n '__fish_use_subcommand' -l limit -r -d 'print at most so many hits (20)'
complete -c leitmotif -n '__fish_use_subcommand' -l size -r -d 'columns and rows of the screen (80x24)'
complete -c leitmotif -n '__fish_use_subcommand' -l keys -r -d 'keys to press first, like ’jj<Enter>’'
complete -c leitmotif -n '__fish_use_subcommand' -l strict -d 'count warnings as faults'
complete -c leitmotif -n '__fish_use_subcommand' -l work -r -d 'this work alone'
complete -c leitmotif -n '__fish_use_subcommand' -l order -r -d 'songs as the story plays them, or as on the album' -f -a 'story album'
complete -c leitmotif -n '__fish_use_subcommand' -l remove -d 'take its bookmark and its note away'
complete -c leitmotif -n '__fish_use_subcommand' -l ascii -d 'show nothing but ASCII'
complete -c leitmotif -n '__fish_use_subcommand' -l plain -d 'no screen: a line for each move, for screen readers'
complete -c leitmotif -n '__fish_use_subcommand' -l help -d 'show this' -s h
complete -c leitmotif -n '__fish_use_subcommand' -l version -d 'show the version' -s V
