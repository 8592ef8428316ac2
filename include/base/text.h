/* The one ruler: clusters, display width, cutting, wrapping and safety of UTF-8 text. Sole user of
   utf8proc.

   All functions take valid UTF-8 (load and the argument parser see to that); a bad byte counts as
   U+FFFD and never reads past the end. Width is in terminal columns. */
#ifndef LEITMOTIF_BASE_TEXT_H
#define LEITMOTIF_BASE_TEXT_H

#include "base/str.h"

enum { PIECE_MARKS = 4 };

/* What one terminal cell can hold: a spacing code point and at most four zero-width ones. */
struct piece {
    uint32_t base;
    uint32_t marks[PIECE_MARKS]; /* 0 ends them */
    int width;                   /* 1 or 2 */
};

/* Decodes the code point at *at and moves past it. At the end returns 0 and does not move. */
uint32_t text_decode(str s, size_t *at);
/* Writes `c` as UTF-8 into out[4] and returns the bytes. */
size_t text_encode(uint32_t c, char out[4]);
/* Appends `c` as UTF-8. */
void text_add(struct buf *b, uint32_t c);
/* True when all of `s` is well-formed UTF-8 (no surrogates, no overlong forms). */
bool text_valid(str s);

/* End of the extended grapheme cluster (UAX 29) that starts at `at`; s.n at the end. */
size_t text_cluster_end(str s, size_t at);
/* Start of the cluster before `at`; 0 at the start. Reads `s` from its start. */
size_t text_cluster_start(str s, size_t at);

/* Cuts the cluster at *at into display pieces, one a call, and moves past what the piece shows. An
   emoji sequence shows its first emoji, a flag its two letters; further spacing marks are pieces of
   their own; conjoining Hangul jamo are composed where Unicode can. False at the end. */
bool text_piece(str s, size_t *at, struct piece *out);

/* Columns that `s` takes on one line. */
int text_width(str s);
/* Bytes of the longest prefix of whole clusters at most `width` columns wide. */
size_t text_fit(str s, int width);
/* `s` as text_safe() shows it if that fits into `width` columns, else its head and an ellipsis. */
str text_cut(struct arena *a, str s, int width);

/* End of the line that starts at byte `from` when wrapped at `width` columns: after a space,
   between words or between ideographs and Hangul words, else between clusters; at a '\n' in any
   case. Spaces and the newline at the break are left to text_line_next(). Always moves on while
   from < s.n. */
size_t text_line_end(str s, size_t from, int width);
/* Start of the line after one that ended at `end`: past the spaces or the one newline there. */
size_t text_line_next(str s, size_t end);

/* `s` in Unicode NFC: `s` itself when it is already. */
str text_nfc(struct arena *a, str s);
/* NFKC with full case folding, for comparisons of names and ids typed by people. */
str text_fold(struct arena *a, str s);

/* What a code point is to a search for words. */
enum text_class {
    TEXT_GAP,    /* between words */
    TEXT_LETTER, /* or digit */
    TEXT_MARK,   /* belongs to the letter before it, and is not compared */
    TEXT_HANGUL, /* a syllable or a jamo */
    TEXT_SIGN,   /* Han or Kana: written without spaces, so each is a word */
};
enum text_class text_class(uint32_t c);
/* As text_fold(), and without accents and other marks: "É" is "e", "Ø" is "o". */
str text_bare(struct arena *a, str s);

/* The door: `s` fit for a terminal. C0, C1, DEL, bidi controls, zero-width and other format
   characters, private use, unassigned and line separators come out as visible marks like <U+202E>;
   ZWJ and variation selectors stay inside an emoji sequence. Returns `s` itself when it is already
   safe. '\n' and '\t' are marks too. */
str text_safe(struct arena *a, str s);
/* What text_safe() goes by, for formats with marks of their own: moves *at past the safe text
   there, to the unsafe code point that ends it, and *past behind that. False, with *at at the end,
   when there is none. */
bool text_next_unsafe(str s, size_t *at, size_t *past, uint32_t *unsafe);

/* True for what is as wide as we count, one column, in no East Asian terminal; rather too often
   than too seldom. Combining marks are not asked for. */
bool text_is_ambiguous(uint32_t c);
/* The ASCII stand-in for a code point, for terminals without UTF-8; '?' when there is none. */
char text_ascii(uint32_t c);

#endif
