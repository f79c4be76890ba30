// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
#include <stdint.h>
#include <stdlib.h>

// out[i] = sum of in[j] over j <= i for which the number of positive elements strictly before j is odd; 32 bits, wrapping around.
void prefix_sum(const int32_t *in, int32_t *out, int64_t n)
{
    int64_t *positives = malloc((n + 1) * sizeof *positives);
    int32_t *counted = malloc((n + 1) * sizeof *counted);
    positives[0] = 0;
    for (int64_t i = 0; i < n; i++)
        positives[i + 1] = positives[i] + (in[i] > 0);
    for (int64_t i = 0; i < n; i++)
        counted[i] = positives[i] % 2 != 0 ? in[i] : 0;
    uint32_t sum = 0;
    for (int64_t i = 0; i < n; i++) {
        sum += (uint32_t)counted[i];
        out[i] = (int32_t)sum;
    }
    free(counted);
    free(positives);
}
