// A stand-in for NVIDIA's libcuda.so.1: device memory is host memory, and everything is done when a call returns.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int cuInit(unsigned flags) { return flags != 0; }
int cuDeviceGet(int *device, int ordinal) { *device = ordinal; return 0; }
int cuDevicePrimaryCtxRetain(void **context, int device) { static int one; (void)device; *context = &one; return 0; }
int cuCtxSetCurrent(void *context) { return context == NULL; }
int cuCtxSynchronize(void) { return 0; }
int cuMemAlloc_v2(unsigned long long *place, size_t bytes) { *place = (uintptr_t)malloc(bytes); return *place == 0 ? 2 : 0; }
int cuMemcpyHtoD_v2(unsigned long long to, const void *from, size_t bytes) { memcpy((void *)(uintptr_t)to, from, bytes); return 0; }
int cuMemcpyDtoH_v2(void *to, unsigned long long from, size_t bytes) { memcpy(to, (const void *)(uintptr_t)from, bytes); return 0; }
int cuMemcpyDtoD_v2(unsigned long long to, unsigned long long from, size_t bytes) { memcpy((void *)(uintptr_t)to, (const void *)(uintptr_t)from, bytes); return 0; }
