// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Calls a CUDA kernel when the harness says so. It shares three files with the harness, which owns the clock and looks at every result:
//   argv[1] kernel.so   argv[2] input, read-only here   argv[3] output   argv[4] control
// control: u64 at 0 the number of the order (written by the harness), u64 at 64 the last order done, u64 at 128 what to do (0 kernel, 1 plain copy on the device,
// 2 files to the device), u64 at 192 how many arrays; u64 at 256 the order of which samples are asked, 320 answered, 384 whose result is in the output file;
// u64 at 448 how many samples, from 1024 on their byte offsets (u64), from 2048 on the answers (i32); from 4096 on three u64 an array: byte offset in input and
// output, elements.
// After a kernel the device is synchronized before "done" is said. Which elements are asked is known only then, and the time until they are answered is the
// kernel's as well, so that work put off gains nothing.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef int prefix_sum_t(const int32_t *in, int32_t *out, int64_t n);
typedef unsigned long long device_ptr;

// The part of the driver's interface that is used (cuda.h, CUDA Driver API); 0 is success everywhere.
static int (*cuInit)(unsigned);
static int (*cuDeviceGet)(int *, int);
static int (*cuDevicePrimaryCtxRetain)(void **, int);
static int (*cuCtxSetCurrent)(void *);
static int (*cuCtxSynchronize)(void);
static int (*cuMemAlloc)(device_ptr *, size_t);
static int (*cuMemcpyHtoD)(device_ptr, const void *, size_t);
static int (*cuMemcpyDtoH)(void *, device_ptr, size_t);
static int (*cuMemcpyDtoD)(device_ptr, device_ptr, size_t);

static void fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(3);
}

static void check(int result, const char *what)
{
    if (result != 0) {
        fprintf(stderr, "%s failed with CUDA error %d\n", what, result);
        exit(5);
    }
}

static void *symbol(void *driver, const char *name)
{
    void *found = dlsym(driver, name);
    if (!found) {
        fprintf(stderr, "%s\n", dlerror());
        exit(6);
    }
    return found;
}

static void open_device(void)
{
    void *driver = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!driver) {
        fprintf(stderr, "%s\n", dlerror());
        exit(6);
    }
    cuInit = symbol(driver, "cuInit");
    cuDeviceGet = symbol(driver, "cuDeviceGet");
    cuDevicePrimaryCtxRetain = symbol(driver, "cuDevicePrimaryCtxRetain");
    cuCtxSetCurrent = symbol(driver, "cuCtxSetCurrent");
    cuCtxSynchronize = symbol(driver, "cuCtxSynchronize");
    cuMemAlloc = symbol(driver, "cuMemAlloc_v2");
    cuMemcpyHtoD = symbol(driver, "cuMemcpyHtoD_v2");
    cuMemcpyDtoH = symbol(driver, "cuMemcpyDtoH_v2");
    cuMemcpyDtoD = symbol(driver, "cuMemcpyDtoD_v2");
    int device;
    void *context;
    check(cuInit(0), "cuInit");
    check(cuDeviceGet(&device, 0), "cuDeviceGet");
    // The one that the runtime library of a kernel.so made by nvcc uses.
    check(cuDevicePrimaryCtxRetain(&context, device), "cuDevicePrimaryCtxRetain");
    check(cuCtxSetCurrent(context), "cuCtxSetCurrent");
}

static char *map(const char *path, int writable, size_t *size)
{
    int fd = open(path, writable ? O_RDWR : O_RDONLY);
    struct stat facts;
    if (fd < 0 || fstat(fd, &facts) < 0)
        fail(path);
    *size = (size_t)facts.st_size;
    char *start = mmap(NULL, *size, writable ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED | MAP_POPULATE, fd, 0);
    if (start == MAP_FAILED)
        fail(path);
    close(fd);
    return start;
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    size_t bytes, same, control_bytes;
    char *input = map(argv[2], 0, &bytes), *output = map(argv[3], 1, &same), *control = map(argv[4], 1, &control_bytes);
#define WORD(at) ((volatile uint64_t *)(control + (at)))
    uint64_t *table = (uint64_t *)(control + 4096);
    open_device();
    device_ptr in, out;
    check(cuMemAlloc(&in, bytes), "cuMemAlloc");
    check(cuMemAlloc(&out, bytes), "cuMemAlloc");
    void *library = dlopen(argv[1], RTLD_NOW);
    prefix_sum_t *kernel = library ? (prefix_sum_t *)dlsym(library, "prefix_sum") : NULL;
    if (!kernel) {
        fprintf(stderr, "%s\n", dlerror());
        return 4;
    }
    puts("ready");
    fflush(stdout);
    for (uint64_t order = 1;; order++) {
        while (__atomic_load_n(WORD(0), __ATOMIC_ACQUIRE) < order)
            __builtin_ia32_pause();
        uint64_t what = *WORD(128), arrays = *WORD(192);
        if (what == 2) {
            check(cuMemcpyHtoD(in, input, bytes), "copying the input to the device");
            check(cuMemcpyHtoD(out, output, bytes), "copying the output to the device");
        }
        for (uint64_t i = 0; what != 2 && i < arrays; i++) {
            device_ptr from = in + table[3 * i], to = out + table[3 * i + 1];
            if (what == 1)
                check(cuMemcpyDtoD(to, from, (size_t)table[3 * i + 2] * sizeof(int32_t)), "a copy on the device");
            else
                check(kernel((const int32_t *)(uintptr_t)from, (int32_t *)(uintptr_t)to, (int64_t)table[3 * i + 2]), "prefix_sum");
        }
        check(cuCtxSynchronize(), "the kernel");
        __atomic_store_n(WORD(64), order, __ATOMIC_RELEASE);
        if (what != 0)
            continue;
        while (__atomic_load_n(WORD(256), __ATOMIC_ACQUIRE) < order)
            __builtin_ia32_pause();
        for (uint64_t i = 0, count = *WORD(448); i < count && i < 128; i++)
            check(cuMemcpyDtoH(control + 2048 + 4 * i, out + WORD(1024)[i], sizeof(int32_t)), "reading a sample");
        __atomic_store_n(WORD(320), order, __ATOMIC_RELEASE);
        check(cuMemcpyDtoH(output, out, bytes), "copying the result from the device");
        __atomic_store_n(WORD(384), order, __ATOMIC_RELEASE);
    }
}
