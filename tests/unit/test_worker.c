/* The thread beside the screen: it tells how far it is, ends when asked, and tells that it has. */
#include "tui/worker.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <signal.h>

#include <cmocka.h>

#include <poll.h>
#include <pthread.h>

enum { DEADLINE = 10000 /* ms */ };

/* What the jobs leave behind. */
struct made {
    uint32_t counted;
    bool is_done, has_signals;
};

static void count_until_stopped(struct worker *w, void *context) {
    struct made *made = context;
    while (worker_tell(w, made->counted))
        made->counted++;
    made->is_done = true;
}

static void end_at_once(struct worker *w, void *context) {
    struct made *made = context;
    sigset_t blocked;
    assert_false(atomic_load(worker_stopped(w)));
    pthread_sigmask(SIG_SETMASK, NULL, &blocked);
    made->has_signals = !sigismember(&blocked, SIGWINCH) || !sigismember(&blocked, SIGTERM);
    made->is_done = true;
}

static struct worker *opened(void) {
    struct err e = {0};
    struct worker *w = worker_open(&e);
    assert_string_equal(e.text, "");
    return w;
}

static struct worker_news wait_news(struct worker *w) {
    struct pollfd fd = {.fd = worker_fd(w), .events = POLLIN};
    struct worker_news news;
    assert_int_equal(poll(&fd, 1, DEADLINE), 1);
    assert_true(worker_take(w, &news));
    return news;
}

static void it_tells_how_far_it_is(void **state) {
    (void)state;
    struct made made = {0};
    struct worker *w = opened();
    struct worker_news news, last;
    assert_false(worker_take(w, &news));
    assert_true(worker_start(w, count_until_stopped, &made));
    news = wait_news(w);
    do /* a byte of the pipe may come behind the news that it tells of */
        last = wait_news(w);
    while (last.done == news.done);
    assert_false(last.is_over);
    assert_true(news.done > 0 && last.done > news.done);
    assert_true(last.rate > 0);
    worker_stop(w);
    while (!last.is_over)
        last = wait_news(w);
    assert_true(made.is_done);
    assert_false(worker_take(w, &news));
    worker_close(w);
}

static void one_job_follows_another(void **state) {
    (void)state;
    struct worker *w = opened();
    for (int i = 0; i < 3; i++) {
        struct made made = {0};
        assert_true(worker_start(w, end_at_once, &made));
        assert_true(wait_news(w).is_over);
        assert_true(made.is_done);
        assert_false(made.has_signals);
    }
    worker_close(w);
}

static void closing_ends_the_job(void **state) {
    (void)state;
    struct made made = {0};
    struct worker *w = opened();
    assert_true(worker_start(w, count_until_stopped, &made));
    worker_close(w);
    assert_true(made.is_done);
    worker_close(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_tells_how_far_it_is),
        cmocka_unit_test(one_job_follows_another),
        cmocka_unit_test(closing_ends_the_job),
    };
    return cmocka_run_group_tests_name("worker", tests, NULL, NULL);
}
