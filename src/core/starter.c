/* The dataset that `new` prints. */
#include "core/schema.h"

#include "core/json.h"

#include "base/hangul.h"
#include "base/text.h"

enum { ID_BYTES = 64 };

/* In the order of the format; all that can be cited cites. For each ' it has a ". */
static const char before[] = "{\n"
                             "  '$schema': 'leitmotif.schema.json',\n"
                             "  'format': 'leitmotif/1',\n"
                             "  'work': {\n"
                             "    'id': '%.*s',\n"
                             "    'title': {'%s': ";
static const char after[] =
    "},\n"
    "    'kind': 'drama',\n"
    "    'episodes': 16,\n"
    "    'about': [{'on': 'plot', 'text': 'How it begins, in your own words.', 'sources': "
    "['source-a']}],\n"
    "    'cited': {'episodes': ['source-a']}\n"
    "  },\n"
    "  'sources': [\n"
    "    {'id': 'source-a', 'publisher': 'Label A', 'title': 'The page that says so', 'kind': "
    "'label',\n"
    "      'language': 'en', 'url': 'https://example.org/a'},\n"
    "    {'id': 'source-b', 'publisher': 'Paper B', 'title': 'The article that says so', 'kind': "
    "'press',\n"
    "      'date': '2024-03', 'language': 'en', 'url': 'https://example.org/b'}\n"
    "  ],\n"
    "  'people': [\n"
    "    {'id': 'artist-a', 'name': {'en': 'Artist A'}},\n"
    "    {'id': 'actor-b', 'name': {'en': 'Actor B'}}\n"
    "  ],\n"
    "  'characters': [\n"
    "    {'id': 'character-a', 'name': {'en': 'Character A'}, 'played_by': ['actor-b'],\n"
    "      'ties': [{'to': 'character-b', 'as': 'friend', 'sources': ['source-a']}]},\n"
    "    {'id': 'character-b', 'name': {'en': 'Character B'}}\n"
    "  ],\n"
    "  'topics': [{'id': 'bridge', 'kind': 'place', 'name': {'en': 'The bridge'}}],\n"
    "  'tracks': [\n"
    "    {'id': 'song-a', 'title': {'en': 'Song A'}, 'part': 1, 'released': '2024-03-09',\n"
    "      'aliases': [{'text': 'Another spelling', 'sources': ['source-b']}],\n"
    "      'credits': [{'who': 'artist-a', 'role': 'performer', 'sources': ['source-a']}],\n"
    "      'moods': ['warm'],\n"
    "      'themes': [{'of': ['character-a'], 'text': 'What it says of them.', 'sources': "
    "['source-b']}],\n"
    "      'lyrics': [{'id': 'chorus', 'lines': [{'en': 'One to four lines, quoted'}], 'cited': "
    "{'en': ['source-b']}}],\n"
    "      'about': [{'on': 'sound', 'text': 'A ballad with a piano.', 'sources': ['source-b']}]}\n"
    "  ],\n"
    "  'episodes': [{'number': 1, 'aired': '2024-03-09', 'cited': {'aired': ['source-a']}}],\n"
    "  'scenes': [\n"
    "    {'id': 'on-the-bridge', 'title': {'en': 'On the bridge'}, 'episode': 1, 'place': "
    "'bridge',\n"
    "      'characters': ['character-a', 'character-b'], 'keywords': ['rain'],\n"
    "      'about': [{'on': 'plot', 'text': 'They meet again.', 'sources': ['source-b']}],\n"
    "      'cues': [{'track': 'song-a', 'usage': 'background', 'start': '0:12:34', 'heard': "
    "['chorus'],\n"
    "        'sure': 'stated', 'sources': ['source-b']}]}\n"
    "  ],\n"
    "  'releases': [{'id': 'album', 'title': {'en': 'Album'}, 'date': '2024', 'tracks': "
    "['song-a']}],\n"
    "  'disputes': [\n"
    "    {'id': 'release-day', 'kind': 'fact', 'on': ['song-a'], 'field': 'released', 'text': "
    "'When was it released?',\n"
    "      'readings': [{'text': '9 March', 'sources': ['source-a']}, {'text': '10 March', "
    "'sources': ['source-b']}],\n"
    "      'prefers': 1, 'why': 'The label should know.'}\n"
    "  ]\n"
    "}\n";

static void put(struct buf *out, str text) {
    for (size_t i = 0; i < text.n; i++)
        buf_char(out, text.p[i] == '\'' ? '"' : text.p[i]);
}

/* An id made from a title: romanized where it is Korean, without accents; "work" when nothing of
   the title is left. */
static str id_of(struct arena *a, str title) {
    str latin = hangul_romanize(a, text_nfc(a, title));
    struct buf id = {.arena = a};
    for (size_t at = 0; at < latin.n && id.n < ID_BYTES;) {
        char b = str_lower(text_ascii(text_decode(latin, &at)));
        if ((b >= 'a' && b <= 'z') || str_is_digit(b))
            buf_char(&id, b);
        else if (b != '\'' && id.n > 0 && id.p[id.n - 1] != '-')
            buf_char(&id, '-');
    }
    if (id.n > 0 && id.p[id.n - 1] == '-')
        id.n--;
    return id.n > 0 ? buf_str(&id) : STR("work");
}

/* That of a title whose letters say nothing of its language is English. */
static const char *language_of(str title) {
    if (hangul_in(title))
        return "ko";
    for (size_t at = 0; at < title.n;)
        if (text_ascii(text_decode(title, &at)) == '?')
            return "und"; /* BCP 47: undetermined */
    return "en";
}

bool starter_print(struct buf *out, str title, struct err *e) {
    struct arena *a = out->arena;
    title = str_trim(text_nfc(a, title));
    str safe = text_safe(a, title);
    if (title.n == 0)
        return err_set(e, "the title is empty; type leitmotif new TITLE");
    if (safe.p != title.p)
        return err_set(e, "the title holds what no screen shows: %.*s", STR_ARG(safe));
    str id = id_of(a, title);
    put(out, str_fmt(a, before, STR_ARG(id), language_of(title)));
    json_quote(out, title);
    put(out, str_of(after));
    return true;
}
