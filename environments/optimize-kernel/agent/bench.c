// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// A local test bench: compares kernel.so with a plain loop, and times it. The real score is taken elsewhere, on other inputs.
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef void prefix_sum_t(const int32_t *in, int32_t *out, int64_t n);

static void plain(const int32_t *in, int32_t *out, int64_t n)
{
    uint32_t sum = 0;
    int odd = 0;
    for (int64_t i = 0; i < n; i++) {
        if (odd)
            sum += (uint32_t)in[i];
        if (in[i] > 0)
            odd = !odd;
        out[i] = (int32_t)sum;
    }
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    void *library = dlopen(argc > 1 ? argv[1] : "./kernel/kernel.so", RTLD_NOW);
    prefix_sum_t *kernel = library ? (prefix_sum_t *)dlsym(library, "prefix_sum") : NULL;
    if (!kernel) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    const int64_t n = 131072, arrays = 256;
    int32_t *in = aligned_alloc(4096, n * arrays * 4), *out = aligned_alloc(4096, n * arrays * 4), *expected = malloc(n * 4);
    double best = 1e30;
    srand(1);
    for (int round = 0; round < 5; round++) {
        for (int64_t i = 0; i < n * arrays; i++)
            in[i] = rand() % 20 - 10;
        double start = now();
        for (int64_t a = 0; a < arrays; a++)
            kernel(in + a * n, out + a * n, n);
        double took = now() - start;
        best = took < best ? took : best;
        for (int64_t a = 0; a < arrays; a++) {
            plain(in + a * n, expected, n);
            if (memcmp(expected, out + a * n, n * 4) != 0) {
                printf("wrong result in array %ld of round %d\n", (long)a, round);
                return 1;
            }
        }
    }
    for (int64_t length = 1; length < 300; length++) {
        kernel(in, out, length);
        plain(in, expected, length);
        if (memcmp(expected, out, length * 4) != 0) {
            printf("wrong result for %ld elements\n", (long)length);
            return 1;
        }
    }
    printf("{\"milliseconds\": %.3f}\n", best);
    return 0;
}
