/* The open menu: addresses of what is picked, for the browser. */
#ifndef LEITMOTIF_APP_VISIT_H
#define LEITMOTIF_APP_VISIT_H

#include "app/event.h"

struct app;

/* Opens it. */
void visit_menu(struct app *a, struct effects *fx, int arg);

#endif
