// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
#include <stdint.h>

// One pass, no branches, no memory but input and output: the parity of the positive elements so far is a mask of zeros or ones.
void prefix_sum(const int32_t *in, int32_t *out, int64_t n)
{
    uint32_t sum = 0;
    uint32_t mask = 0;
    for (int64_t i = 0; i < n; i++) {
        int32_t x = in[i];
        sum += (uint32_t)x & mask;
        mask ^= -(uint32_t)(x > 0);
        out[i] = (int32_t)sum;
    }
}
