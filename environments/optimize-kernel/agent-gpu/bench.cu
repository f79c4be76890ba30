// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// A local test bench: compares kernel.so with a plain loop, and times it. The real score is taken elsewhere, on other inputs.
#include <cuda_runtime.h>
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef int prefix_sum_t(const int32_t *in, int32_t *out, int64_t n);

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
    const int64_t lengths[] = { 1, 2, 1023, 1024, 1025, 99991, 100000000, 100000000, 100000000, 100000000, 100000000 };
    const size_t bytes = 400000000;
    int32_t *in = (int32_t *)malloc(bytes), *found = (int32_t *)malloc(bytes), *expected = (int32_t *)malloc(bytes), *from, *to;
    if (!in || !found || !expected || cudaMalloc((void **)&from, bytes) != cudaSuccess || cudaMalloc((void **)&to, bytes) != cudaSuccess)
        return 1;
    double best = 1e30;
    srand(1);
    for (size_t round = 0; round < sizeof lengths / sizeof *lengths; round++) {
        int64_t n = lengths[round];
        for (int64_t i = 0; i < n; i++)
            in[i] = rand() % 20 - 10;
        cudaMemcpy(from, in, n * 4, cudaMemcpyHostToDevice);
        double start = now();
        int result = kernel(from, to, n);
        cudaError_t synchronized = cudaDeviceSynchronize();
        double took = now() - start;
        cudaMemcpy(found, to, n * 4, cudaMemcpyDeviceToHost);
        plain(in, expected, n);
        if (result != 0 || synchronized != cudaSuccess || memcmp(expected, found, n * 4) != 0) {
            printf("wrong result for %ld elements (error %d, %d)\n", (long)n, result, (int)synchronized);
            return 1;
        }
        if (n == 100000000 && took < best)
            best = took;
    }
    printf("{\"milliseconds\": %.3f}\n", best);
    return 0;
}
