/* canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2 */
/* Preloaded into every process of the script: the date stands still in 2001. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sys/time.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *now)
{
    static int (*real)(clockid_t, struct timespec *);
    if (!real)
        real = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    int status = real(clock, now);
    if (clock == CLOCK_REALTIME)
        now->tv_sec = 978307200;
    return status;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    (void)zone;
    now->tv_sec = 978307200;
    now->tv_usec = 0;
    return 0;
}

time_t time(time_t *now)
{
    if (now)
        *now = 978307200;
    return 978307200;
}
