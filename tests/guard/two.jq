# A dataset -> for every N from 0 to its last episode two of them, one a line, which differ only in the texts
# that are withheld from one who has watched N. The first has a canary in each; the second has words that are
# searched for, at another length, in another script.
def texts: ["title", "name", "text", "quote", "note", "why", "keywords", "lines", "as", "publisher", "author",
    "caution", "via", "moods", "rating", "url"];

def replaced($side; $key):
    if type == "string" then
        if $key == "url" then "https://\($side).example/" + (length | tostring)
        elif $side == "zqxcanary" then "zqxcanary " + .
        else "Crush kissed the burning car window; \($side) tears " + ("눈물의 여왕 " * (length % 4 + 1)) end
    else map_values(replaced($side; $key)) end;

# The effective `reveals` of an object: its own, its episode's, and that of what it is part of.
def told($outer; $last; $is_scene):
    [$outer, .reveals // 0,
     (if $is_scene then
        if .episode == null or .episode == "special" then .reveals // $last
        elif .episode == "before" then 0 else .episode end
      else 0 end)] | max;

def cloaked($n; $side; $outer; $last; $is_scene):
    told($outer; $last; $is_scene) as $told
    | with_entries(.key as $key
        | if $told > $n and ($key | IN(texts[])) then .value |= replaced($side; $key)
          elif .value | type == "array" then
            .value |= map(if type == "object" and ($key | IN("lines") | not)
                then cloaked($n; $side; $told; $last; $key == "scenes") else . end)
          else . end);

.work.episodes as $last
| . as $all
| range($last + 1) as $n
| ("zqxcanary", "Kanarek") as $side
| $all | .work |= cloaked($n; $side; 0; $last; false) | cloaked($n; $side; 0; $last; false)
