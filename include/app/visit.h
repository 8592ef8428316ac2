/* The open menu: addresses of what is picked, for the browser. */
#ifndef LEITMOTIF_APP_VISIT_H
#define LEITMOTIF_APP_VISIT_H

struct app;

/* Opens it. */
void visit_menu(struct app *a, int arg);

#endif
