// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
#include <stdint.h>

enum { BLOCK = 512 };

// Masks of a block first, which need no sums, then the sums of the block.
void prefix_sum(const int32_t *in, int32_t *out, int64_t n)
{
    uint32_t masks[BLOCK];
    uint32_t sum = 0, mask = 0;
    for (int64_t from = 0; from < n; from += BLOCK) {
        int64_t size = n - from < BLOCK ? n - from : BLOCK;
        for (int64_t i = 0; i < size; i++) {
            masks[i] = mask;
            mask ^= -(uint32_t)(in[from + i] > 0);
        }
        for (int64_t i = 0; i < size; i++) {
            sum += (uint32_t)in[from + i] & masks[i];
            out[from + i] = (int32_t)sum;
        }
    }
}
