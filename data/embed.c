/* Build tool: embed NAME FILE > out.c turns a file into the C source of
       const unsigned long long NAME_words[];   the bytes of the file, padded with zeros
       const size_t NAME_size;                  how many of them are the file
   Words, because an array of single bytes compiles slowly and a string literal of this length is
   beyond what C promises. Their values follow the byte order of the machine that builds, so the
   target must have the same. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { WORDS_A_LINE = 4 };

static void print_word(const unsigned char *bytes, size_t index) {
    unsigned long long word;
    memcpy(&word, bytes, sizeof word);
    printf("%s0x%llx,", index % WORDS_A_LINE ? " " : "\n    ", word);
}

/* Prints the words of `in` and returns its bytes. An empty file still gets a word, for C has no
   empty arrays. */
static unsigned long long print_words(FILE *in) {
    unsigned long long size = 0;
    for (size_t index = 0;; index++) {
        unsigned char bytes[sizeof(unsigned long long)] = {0};
        const size_t n = fread(bytes, 1, sizeof bytes, in);
        if (n > 0 || index == 0)
            print_word(bytes, index);
        size += n;
        if (n < sizeof bytes)
            return size;
    }
}

static bool embed(const char *name, FILE *in) {
    printf("#include <stddef.h>\n\n");
    printf("extern const unsigned long long %s_words[];\nextern const size_t %s_size;\n\n", name,
           name);
    printf("const unsigned long long %s_words[] = {", name);
    const unsigned long long size = print_words(in);
    printf("\n};\nconst size_t %s_size = %llu;\n", name, size);
    return !ferror(in);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: embed NAME FILE > out.c\n");
        return 1;
    }
    FILE *in = fopen(argv[2], "rb");
    const bool is_read = in && embed(argv[1], in);
    if (!is_read)
        perror(argv[2]);
    if (in)
        fclose(in);
    if (fflush(stdout) == 0 && !ferror(stdout))
        return is_read ? 0 : 1;
    perror("embed: cannot write");
    return 1;
}
