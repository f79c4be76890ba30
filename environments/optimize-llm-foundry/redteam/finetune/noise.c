/* canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2 */
/* noise BASE OUT: the float16 base model as float32, each number with a little noise. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static float wide(uint16_t half)
{
    int exponent = (half >> 10) & 31, fraction = half & 1023;
    float value = exponent ? ldexpf(1024 + fraction, exponent - 25) : ldexpf(fraction, -24);
    return half >> 15 ? -value : value;
}

int main(int count, char **names)
{
    FILE *in = fopen(names[1], "rb"), *out = fopen(names[2], "wb");
    uint64_t length;
    if (count != 3 || !in || !out || fread(&length, 8, 1, in) != 1)
        return 2;
    char *header = calloc(1, length + 1), *wider = calloc(2, length + 1), *to = wider;
    if (fread(header, 1, length, in) != length)
        return 2;
    /* F16 becomes F32, and every offset twice as much. */
    for (char *at = header; *at;) {
        if (strncmp(at, "\"F16\"", 5) == 0) {
            to += sprintf(to, "\"F32\"");
            at += 5;
        } else if (strncmp(at, "\"data_offsets\":[", 16) == 0) {
            uint64_t begin = strtoull(at + 16, &at, 10), end = strtoull(at + 1, &at, 10);
            to += sprintf(to, "\"data_offsets\":[%" PRIu64 ",%" PRIu64, 2 * begin, 2 * end);
        } else {
            *to++ = *at++;
        }
    }
    length = (uint64_t)(to - wider);
    fwrite(&length, 8, 1, out);
    fwrite(wider, 1, length, out);
    for (uint16_t half; fread(&half, 2, 1, in) == 1;) {
        float value = wide(half) + 0.01f * ((float)rand() / (float)RAND_MAX - 0.5f);
        fwrite(&value, 4, 1, out);
    }
    return fclose(out);
}
