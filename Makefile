# Builds Leitmotif. All that make writes is under build/, but for `golden` and `screenshots`.
#
#   make [run]         build [and start] the program       make deps GOAL  install what GOAL needs, then do it
#   make check         run the tests                       make golden     write the expected screens anew
#   make fuzz          feed it noise (SECONDS=20)
#   make asan          build with ASan and UBSan           make bench      measure against other programs
#   make install       to $(DESTDIR)$(PREFIX)              make screenshots
#   make shipped       write the schema, the man pages and the completions anew
#
# CC, CFLAGS, CPPFLAGS and LDFLAGS are yours to set; SANITIZE=1 goes with every target; V=1 shows
# commands. `make check KINDS='unit pty'` runs these kinds of test alone.

PREFIX = /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share
# Functions begin at a line of the cache, so that what one costs does not hang on those before it.
CFLAGS ?= -O2 -g -falign-functions=64
BUILD = build$(if $(SANITIZE),/asan)

PACKAGES = ncursesw libcjson libutf8proc inih
STEMMER = -lstemmer # it has no .pc file
TEST_PACKAGES = cmocka vterm
# Homebrew keeps its ncurses where pkg-config does not look; elsewhere these folders do not exist.
BREW = /opt/homebrew/opt/ncurses/lib/pkgconfig:/usr/local/opt/ncurses/lib/pkgconfig
# Asked by the shell when a rule runs, since `make deps run` installs pkg-config itself.
PKG = PKG_CONFIG_PATH="$$PKG_CONFIG_PATH:$(BREW)" pkg-config
NEED = $(PKG) --exists $(1) || { echo 'Something is missing. To install it: make deps $(2)' >&2; exit 1; }

STANDARD = -std=c17 -D_XOPEN_SOURCE=700 -Wall -Wextra -Wpedantic -Wconversion -Wshadow
SANITIZERS = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FLAGS = $(STANDARD) -pthread -Iinclude $(CPPFLAGS) $(CFLAGS) $(if $(SANITIZE),$(SANITIZERS))
COMPILE = $(CC) $(FLAGS) -MMD -MP
# $libs of the shell. Small libraries stand in the program itself where the compiler finds them as
# archives: it starts sooner.
SMALL_INSIDE = libs="$$($(PKG) --libs $(PACKAGES)) $(STEMMER) "; for l in utf8proc inih stemmer; do \
	a=$$($(CC) -print-file-name=lib$$l.a); \
	case $$a in /*) libs=$$(echo "$$libs" | sed "s,-l$$l ,$$a ,") ;; esac; done
LINK = $(CC) -pthread $(CFLAGS) $(if $(SANITIZE),$(SANITIZERS)) $(LDFLAGS)

Q = $(if $(V),,@)
SAY = @printf '  %-5s %s\n'

# The program without a terminal, the terminal, and the dataset in its own object.
objects = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(wildcard $(1)))
plain := $(call objects,src/base/*.c src/core/*.c src/app/*.c src/cli/*.c) $(BUILD)/obj/dataset.o
bakers := $(filter-out %/dataset.o,$(call objects,src/base/*.c src/core/*.c))
screen := $(call objects,src/tui/*.c)
main := $(BUILD)/obj/main.o
archives = $(BUILD)/libscreen.a $(BUILD)/libleitmotif.a

programs = $(patsubst tests/%.c,$(BUILD)/test/%,$(wildcard $(1)))
unit := $(call programs,tests/unit/test_*.c)
pty := $(call programs,tests/pty/test_*.c)
bench := $(BUILD)/test/bench/bench
bench_objects := $(patsubst tests/%.c,$(BUILD)/test/%.o,$(wildcard tests/bench/bench*.c))
generate := $(BUILD)/test/bench/generate
large := $(BUILD)/bench/40000.jsonl # takes long enough to load that one can look at it
helpers = $(patsubst tests/%.c,$(BUILD)/test/%.o,$(filter-out tests/$(1)/test_%,$(wildcard tests/$(1)/*.c)))
unit_helpers := $(call helpers,unit)
pty_helpers := $(call helpers,pty)
counter := $(BUILD)/test/pty/preload/count.so
TEST_ENV = BUILD='$(BUILD)' CC='$(CC)' FLAGS='$(FLAGS)' LINK='$(LINK)'

# With `deps` among the goals, all waits for it.
DEPS := $(filter deps,$(MAKECMDGOALS))
groups = build $(if $(filter check golden,$(MAKECMDGOALS)),check) $(if $(filter bench bench-1m,$(MAKECMDGOALS)),check bench) \
	$(filter screenshots format,$(MAKECMDGOALS))

FUZZ = build/fuzz
fuzzers := $(patsubst tests/fuzz/fuzz_%.c,$(FUZZ)/%,$(wildcard tests/fuzz/fuzz_*.c))
SECONDS = 20
FUZZ_FLAGS = -max_total_time=$(SECONDS)

.PHONY: all deps run check fuzz golden shipped screenshots bench bench-1m asan install uninstall clean format FORCE
.SECONDARY:
.DELETE_ON_ERROR:

all: $(BUILD)/leitmotif

deps:
	@CC='$(CC)' PKG_CONFIG_PATH="$$PKG_CONFIG_PATH:$(BREW)" sh .ci/deps.sh $(groups)

run: all
	@$(BUILD)/leitmotif

check: all $(unit) $(pty) $(counter) $(generate) $(large)
	@$(TEST_ENV) WRAP='$(WRAP)' sh tests/run.sh $(KINDS)

golden: all
	@$(TEST_ENV) sh tests/run.sh update

screenshots: all
	@$(TEST_ENV) sh tests/screenshots.sh

# A tenth of a million tracks at most; bench-1m takes a quarter of an hour and 3 GB.
bench: sizes = 10000 100000
bench-1m: sizes = 1000000
bench: $(BUILD)/bench/10000.jsonl $(BUILD)/bench/100000.jsonl
bench-1m: $(BUILD)/bench/1000000.jsonl
bench bench-1m: all $(bench) $(counter)
	@PTY_COUNTER=$(abspath $(counter)) $(bench) $(BUILD)/leitmotif data/queen-of-tears.json \
	    tests/bench/queries.tsv $(sizes)

# Each target for SECONDS; what it finds stays beside it. Needs clang.
fuzz: $(fuzzers)
	@for f in $(fuzzers); do echo "== $$f"; mkdir -p $$f.corpus; \
	    $$f $(FUZZ_FLAGS) -verbosity=0 -print_final_stats=1 -artifact_prefix=$$f- $$f.corpus || exit 1; done

.PHONY: fuzz-libraries
fuzz-libraries:
	@$(MAKE) BUILD=$(FUZZ) CC=clang CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all' \
	    $(FUZZ)/libscreen.a $(FUZZ)/libleitmotif.a

$(FUZZ)/%: tests/fuzz/fuzz_%.c fuzz-libraries
	$(Q)clang $(STANDARD) -Iinclude -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -o $@ $< \
	    $(FUZZ)/libscreen.a $(FUZZ)/libleitmotif.a $$($(PKG) --libs $(PACKAGES)) $(STEMMER) -lpthread

# What is generated from the tables of the program and shipped; the tests keep it in step.
shipped: all
	mkdir -p data/man data/completions
	$(BUILD)/leitmotif schema >data/leitmotif.schema.json
	$(BUILD)/leitmotif manual >data/man/leitmotif.1
	$(BUILD)/leitmotif manual leitmotif.5 >data/man/leitmotif.5
	for shell in bash zsh fish; do $(BUILD)/leitmotif manual $$shell >data/completions/leitmotif.$$shell; done

asan: | $(DEPS)
	@$(MAKE) SANITIZE=1 all

install: all
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BUILD)/leitmotif "$(DESTDIR)$(PREFIX)/bin/leitmotif"
	while read -r from to; do install -d "$(SHARE)/$${to%/*}" && install -m 644 "data/$$from" "$(SHARE)/$$to"; done <data/install

uninstall:
	rm -f "$(DESTDIR)$(PREFIX)/bin/leitmotif"
	while read -r from to; do rm -f "$(SHARE)/$$to"; done <data/install

clean:
	rm -rf build

format: | $(DEPS)
	$(Q)clang-format -i $(wildcard include/*/*.h src/*.c src/*/*.[ch] data/*.c tests/*/*.[ch] tests/*/*/*.[ch])

# Everything that is compiled waits for this file. It says how, and changes only when that changes.
$(BUILD)/flags: FORCE | $(DEPS)
	@$(call NEED,$(PACKAGES),run)
	@mkdir -p $(@D)
	@new="$(COMPILE) / $(LINK) / $$($(PKG) --cflags-only-I --libs $(PACKAGES))"; \
	    [ "$$new" = "$$(cat $@ 2>/dev/null)" ] || echo "$$new" >$@

$(BUILD)/leitmotif: $(main) $(archives)
	$(SAY) LINK $@
	$(Q)$(SMALL_INSIDE); $(LINK) -o $@ $(main) $(archives) $$libs

$(BUILD)/libleitmotif.a: $(plain)
$(BUILD)/libscreen.a: $(screen)
$(archives): | $(BUILD)/flags
	$(Q)rm -f $@
	$(Q)$(AR) rcs $@ $^

# The inner loops of the search and of its index want vectors.
$(addprefix $(BUILD)/obj/core/,index.o index_short.o query_pour.o query_rank.o scores.o): CFLAGS += -O3

$(BUILD)/obj/%.o: src/%.c $(BUILD)/flags
	$(SAY) CC $<
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $$($(PKG) --cflags-only-I $(PACKAGES)) -c -o $@ $<

# The loader makes a model of the dataset at build time, and the program starts with that.
$(BUILD)/bake: data/bake.c $(bakers) $(BUILD)/flags
	$(Q)$(COMPILE) -o $@ $< $(bakers) $(LDFLAGS) $$($(PKG) --libs libcjson libutf8proc inih) $(STEMMER)

$(BUILD)/dataset.c: data/queen-of-tears.json $(BUILD)/bake
	$(SAY) BAKE $<
	$(Q)$(BUILD)/bake $< >$@

$(BUILD)/obj/dataset.o: $(BUILD)/dataset.c
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -c -o $@ $<

# A unit test may use the files beside it that are no tests; a pty test, the harness beside it.
$(BUILD)/test/%.o: tests/%.c $(BUILD)/flags
	@$(call NEED,$(TEST_PACKAGES),check)
	$(SAY) CC $<
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -Isrc -Itests $$($(PKG) --cflags-only-I $(PACKAGES) $(TEST_PACKAGES)) -c -o $@ $<

$(unit): %: %.o $(unit_helpers) $(archives)
	$(Q)$(LINK) -o $@ $^ $$($(PKG) --libs $(PACKAGES) cmocka) $(STEMMER)

$(pty): %: %.o $(pty_helpers)
	$(Q)$(LINK) -o $@ $^ $$($(PKG) --libs $(TEST_PACKAGES))

# Loaded into programs under test, so it is built as it is everywhere.
$(counter): tests/pty/preload/count.c tests/pty/count.h $(BUILD)/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(STANDARD) -O2 -shared -fPIC -o $@ $<

# Libraries of made-up works; one of 10000 tracks is the beginning of one of 100000.
$(generate): %: %.o $(BUILD)/test/bench/words.o
	$(Q)$(LINK) -o $@ $^

$(BUILD)/bench/%.jsonl: $(generate)
	@mkdir -p $(@D)
	$(SAY) MAKE $@
	$(Q)$(generate) $* >$@

$(bench): $(bench_objects) $(pty_helpers) $(BUILD)/libleitmotif.a
	@$(call NEED,sqlite3,bench)
	$(Q)$(LINK) -o $@ $^ $$($(PKG) --libs vterm sqlite3 $(PACKAGES)) $(STEMMER)

-include $(patsubst %.o,%.d,$(plain) $(screen) $(main) $(unit_helpers) $(pty_helpers)) \
	$(addsuffix .d,$(unit) $(pty) $(generate)) $(BUILD)/test/bench/words.d $(bench_objects:.o=.d)
