/* The copy menu: a few texts about what is picked, fit to be pasted elsewhere. */
#ifndef LEITMOTIF_APP_COPY_H
#define LEITMOTIF_APP_COPY_H

struct app;

/* Opens it. */
void copy_menu(struct app *a, int arg);

#endif
