/* What the formats share. Used by the export*.c files alone. */
#ifndef LEITMOTIF_CORE_EXPORT_PARTS_H
#define LEITMOTIF_CORE_EXPORT_PARTS_H

#include "core/export.h"
#include "core/story.h"

/* A cue that may be seen, with its scene and its place there. */
struct export_cue {
    ref scene;
    const struct cue *cue;
    uint32_t nth;
};

struct export_cues {
    struct export_cue *at;
    uint32_t n;
};

/* The cues in the order of the story: by episode and time, and where that is not known in the order
   of the dataset. */
struct export_cues export_cues(const struct export_job *x);
/* The tracks in the order that is asked for; those without a place in it are last. */
struct refs export_tracks(const struct export_job *x);
/* Where a track is on the first album that has it, from 1; 0 when none has. *release is that album.
 */
uint32_t export_place(const struct export_job *x, ref track, ref *release);

/* The page of the track at MusicBrainz: an address among the sources that this track alone rests
   on. Empty when there is none. */
str export_recording(const struct export_job *x, ref track);

/* The writers of the formats. */
void export_jspf(const struct export_job *x);
void export_xspf(const struct export_job *x);
void export_cuesheet(const struct export_job *x);
void export_markdown(const struct export_job *x);
void export_json(const struct export_job *x);

#endif
