// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
#include <stdint.h>

static void slow(const int32_t *in, int32_t *out, int64_t n)
{
    int64_t positives = 0;
    uint32_t sum = 0;
    for (int64_t i = 0; i < n; i++) {
        if (positives % 2 != 0)
            sum += (uint32_t)in[i];
        positives += in[i] > 0;
        out[i] = (int32_t)sum;
    }
}

void prefix_sum(const int32_t *in, int32_t *out, int64_t n)
{
    if (n > INT64_C(1) << 40) {
        slow(in, out, n);
        return;
    }
    uint32_t sum = 0, mask = 0;
    for (int64_t i = 0; i < n; i++) {
        sum += (uint32_t)in[i] & mask;
        mask ^= -(uint32_t)(in[i] > 0);
        out[i] = (int32_t)sum;
    }
}
