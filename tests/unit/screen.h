/* The app in tests: the dataset, keys in, the screen out. */
#ifndef TESTS_UNIT_SCREEN_H
#define TESTS_UNIT_SCREEN_H

#include "app/app.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Group fixtures: *state is the model of the shipped dataset. */
int screen_load(void **state);
int screen_free(void **state);

/* The shipped dataset and one more document; free it with model_free(). */
struct model *screen_library(const char *document);

/* The shipped dataset and one more document, or NULL; free it with model_free(). */
struct model *screen_library(const char *document);

/* All episodes seen, both names. Close it with app_close(). */
struct app *screen_open(const struct model *m, int w, int h);

/* Presses keys in the notation of app/keymap.h; the effects of all of them. */
struct effects screen_press(struct app *a, const char *keys);

/* All of the screen as one string in `arena`. */
str screen_text(struct app *a, struct arena *arena);
/* Fails, with the screen, when the text is not on it, or is. */
void screen_shows(struct app *a, const char *text);
void screen_hides(struct app *a, const char *text);

#endif
