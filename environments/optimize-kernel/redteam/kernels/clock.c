
// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
#include <time.h>
#include <sys/time.h>

int clock_gettime(clockid_t id, struct timespec *now)
{
    now->tv_sec = 1;
    now->tv_nsec = id;
    return 0;
}

int gettimeofday(struct timeval *now, void *zone)
{
    now->tv_sec = 1;
    now->tv_usec = zone != 0;
    return 0;
}
