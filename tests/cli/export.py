"""What tests/cli/export.sh asks of datasets and cue sheets, by its own reading of the format."""
import csv
import itertools
import json
import re
import sys
import unicodedata
from xml.etree import ElementTree

# Starts of lines that Markdown and spreadsheets take for more than text, and what hostile text holds.
STARTS = ["=cmd|' /C calc'!A0 ", "- ", "1. ", "# ", "> ", "+1 ", "@x ", "***", "    ", "＝1 ", "|a|b| ", "2) ", "[a]: /b "]
HOSTILE = ("\"q\" 'a' ]]> <script>alert(1)</script> <!-- <b> &amp; &#65; **b** __i__ *i* ~~s~~ [x](http://e.test/) "
           "![i](j) `c` http://a.test/ www.a.test a@b.test {.c} $x$ \\ \\n a,b;c 100% \u202e\u2066rtl\u202c "
           "zero\u200bwidth \u0085 \ufeff 👩\u200d👩\u200d👧 🇰🇷 e\u0301 \u1112\u1161\u11ab 𝒳𠀀 \r\n- l\n1. n\n===\n\ttab ")
CONTROLS = "\u0001\u001b[31m\u007f\ufffe "

# Members that are no text: ids, references, words, dates, addresses.
PLAIN = {"id", "format", "kind", "aired", "checked", "date", "released", "role", "usage", "version", "sure",
         "start", "end", "heard", "sources", "cited", "who", "by", "to", "of", "on", "members", "same_as",
         "played_by", "may_be", "place", "characters", "track", "tracks", "candidates", "url", "language",
         "episode", "number", "part", "discs", "episodes", "first", "prefers", "reveals", "$schema"}
DEFAULTS = {("kind", "drama"), ("kind", "person"), ("usage", "unknown"), ("version", "unknown"), ("first", False),
            ("prefers", 0), ("part", 0), ("discs", 0), ("episodes", 0)}


def reveals_of(row, outer, base=0):
    own = row.get("reveals") or 0
    return max(outer, own, base)


def scene_base(scene, episodes):
    """What a scene reveals by its place in the story."""
    episode = scene.get("episode")
    if isinstance(episode, int):
        return reveals_of(scene, 0, episode), episode
    if episode == "before":
        return reveals_of(scene, 0), 0
    return scene.get("reveals") or episodes, episodes


def walk(data, change, reveals):
    """Every text of `data` through change(text, reveals); where `reveals` is, what they reveal there."""
    if isinstance(data, list):
        return [walk(x, change, reveals) for x in data]
    if isinstance(data, str):
        return change(data, reveals)
    if not isinstance(data, dict):
        return data
    reveals = reveals_of(data, reveals)
    return {key: value if key in PLAIN and not (key == "tracks" and value and isinstance(value[0], dict))
            else walk(value, change, reveals) for key, value in data.items()}


def rewritten(document, change):
    episodes = document["work"].get("episodes") or 0
    out = {}
    for table, rows in document.items():
        if table == "work":
            out[table] = walk(rows, change, 0)
        elif not isinstance(rows, list):
            out[table] = rows
        else:
            out[table] = [walk(x, change, scene_base(x, episodes)[0] if table == "scenes" else 0) for x in rows]
    return out


def numbered(document, start, end):
    """Each text between start(n) and end(n)."""
    count = itertools.count()

    def change(text, reveals):
        n = next(count)
        return start(n) + text + end(n)

    return rewritten(document, change)


def hostile(document, extra):
    return numbered(document, lambda n: STARTS[n % len(STARTS)], lambda n: f" {HOSTILE}{extra}{n}")


def meaning(value, outer=0, base=0, is_scene=False):
    """`value` without what the loader adds by itself: equal for two files that say the same."""
    if isinstance(value, list):
        return [meaning(x, outer) for x in value]
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if not isinstance(value, dict):
        return value
    own = base if is_scene else reveals_of(value, outer)
    out = {k: meaning(v, own) for k, v in value.items() if k != "reveals" and v is not None and (k, v if not isinstance(v, (list, dict)) else None) not in DEFAULTS}
    out = {k: v for k, v in out.items() if v not in ([], {}, "")}
    if own != outer:
        out["reveals"] = own
    return out


def document_meaning(document):
    episodes = document["work"].get("episodes") or 0
    out = {}
    for table, rows in document.items():
        if table == "scenes":
            out[table] = []
            for scene in rows:
                own, usual = scene_base(scene, episodes)
                out[table].append(meaning(scene, usual, own, True) | {"episode": scene["episode"]})
        elif table not in ("$schema", "withheld"):
            out[table] = meaning(rows)
    return {k: v for k, v in out.items() if v}


def spoiling(document):
    """Every third object, of any kind, spoils some episode."""
    count = itertools.count()

    def spoil(data):
        if isinstance(data, list):
            return [spoil(x) for x in data]
        if not isinstance(data, dict):
            return data
        is_object = not all(isinstance(x, str) for x in data.values()) or "text" in data or "id" in data
        out = {k: v if k == "cited" else spoil(v) for k, v in data.items()}
        n = next(count)
        if is_object and n % 3 == 0 and "lines" not in data:
            out["reveals"] = n * 7 % 17
        return out

    return {k: v if k == "work" else spoil(v) for k, v in document.items()}


def first_difference(a, b, at=""):
    if isinstance(a, dict) and isinstance(b, dict):
        for k in sorted(a.keys() | b.keys()):
            if a.get(k) != b.get(k):
                return first_difference(a.get(k), b.get(k), f"{at}/{k}")
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for i, (x, y) in enumerate(zip(a, b)):
            if x != y:
                return first_difference(x, y, f"{at}/{i}")
    return f"{at}: {a!r} is not {b!r}"


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def same(a, b):
    a, b = document_meaning(load(a)), document_meaning(load(b))
    if a != b:
        sys.exit(first_difference(a, b))


def cues(path, count):
    """A cue sheet of `count` cues: each record has all fields, and none is a formula."""
    with open(path, encoding="utf-8", newline="") as f:
        text = f.read()
    rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    assert text.count("\r\n") == text.count("\n") == len(rows), "records end in CR LF"
    assert rows[0] == ["Sequence", "Cue Number", "Episode", "Title", "Usage", "Time In", "Time Out", "Duration",
                       "Composers", "Performers", "Scene", "Certainty", "Sources"], rows[0]
    assert len(rows) - 1 == int(count), f"{len(rows) - 1} cues"
    for n, row in enumerate(rows[1:], 1):
        assert len(row) == len(rows[0]), row
        assert row[0] == str(n), row
        assert not any(re.match("[=+@＝＋－＠-]", x) for x in row), row


def titles(xspf, dataset):
    """The playlist has the titles of the dataset, character by character."""
    xmlns = "{http://xspf.org/ns/0/}"
    got = sorted(t.find(xmlns + "title").text for t in ElementTree.parse(xspf).iter(xmlns + "track"))
    want = sorted(t["title"]["en"] for t in load(dataset)["tracks"])
    assert got == want, first_difference(got, want)


def main(what, *args):
    if what in ("numbered", "hostile", "controls", "tagged"):
        change = {"numbered": lambda d: numbered(d, lambda n: "", str),
                  "hostile": lambda d: hostile(d, ""), "controls": lambda d: hostile(d, CONTROLS),
                  "tagged": lambda d: rewritten(spoiling(d), lambda text, reveals: f"{text} r{reveals}r")}[what]
        json.dump(change(load(args[0])), sys.stdout, ensure_ascii=False)
    elif what == "leaks":
        found = [int(n) for n in re.findall(r"r(\d+)r", sys.stdin.read()) if int(n) > int(args[0])]
        sys.exit(f"{len(found)} texts of later episodes" if found else 0)
    else:
        {"same": same, "cues": cues, "titles": titles}[what](*args)


main(*sys.argv[1:])
