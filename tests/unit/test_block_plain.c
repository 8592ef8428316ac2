/* The same as on processors without vectors. */
#undef __SSE2__
#include "test_block.c"
