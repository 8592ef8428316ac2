# The shipped dataset: every fact in it has a source that is there.
. tests/cli/lib

shown='jq data/queen-of-tears.json'
: >"$out"
: >"$err"
# Prints where the filter finds something without a source.
unsourced() {
    jq -r "[.sources[].id] as \$known |
        def is_sourced: (.sources // []) | length > 0 and all(.[]; IN(\$known[]));
        $1" data/queen-of-tears.json >"$work/unsourced"
    cat "$work/unsourced"
    [ ! -s "$work/unsourced" ]
}

check "there are scenes, cues and statements" jq -e '(.scenes | length) > 10 and
    ([.scenes[].cues[]?] | length) > 10 and ([.. | objects | .about? // empty | .[]] | length) > 100' data/queen-of-tears.json
check "every statement has a source" unsourced \
    'paths(objects) as $p | select($p[-2:-1] == ["about"]) | getpath($p) | select(is_sourced | not) | .text'
check "every cue has a source" unsourced \
    '.scenes[] | .id as $scene | .cues[]? | select(is_sourced | not) | "\($scene) \(.track)"'
check "every scene has a statement with a source" unsourced \
    '.scenes[] | select(any(.about[]?; is_sourced) | not) | .id'
check "every source named anywhere is there" unsourced \
    '.. | objects | (.sources? // empty, (.cited? // {} | .[])) | arrays | .[] | strings | select(IN($known[]) | not)'
