// The machine's wall clock as a test sets it: shifted by the whole seconds in the file that REBENCH_TEST_CLOCK names. All other clocks are the machine's.
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec *now)
{
    int status = (int)syscall(SYS_clock_gettime, clock, now);
    const char *path = getenv("REBENCH_TEST_CLOCK");
    FILE *file = status == 0 && clock == CLOCK_REALTIME && path ? fopen(path, "r") : NULL;
    long shift = 0;
    if (file) {
        if (fscanf(file, "%ld", &shift) == 1)
            now->tv_sec += shift;
        fclose(file);
    }
    return status;
}
