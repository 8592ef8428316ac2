# A dataset whose canaries are all the same -> one in which each says whose it is: "zqx[scenes.3.about.0]".
def texts: ["title", "name", "text", "quote", "note", "why", "keywords", "lines", "as", "publisher", "author",
    "caution", "via", "moods", "rating", "url"];
def owner: . as $path | [.[] | IN(texts[])] | index(true) as $at | $path[:$at] | map(tostring) | join(".");

reduce paths(type == "string" and startswith("zqxcanary")) as $path (.;
    setpath($path; getpath($path) | sub("zqxcanary"; "zqx[\($path | owner)]")))
