// A stand-in for CUDA's own header, for machines without the tool kit: with clang, enough to compile device code to PTX; with a C++ compiler, kernels run as plain
// loops, one thread after the other, on host memory. Only for kernels without barriers.
#pragma once
#include <stddef.h>

enum cudaError_t { cudaSuccess = 0, cudaErrorMemoryAllocation = 2 };
enum cudaMemcpyKind { cudaMemcpyHostToDevice = 1, cudaMemcpyDeviceToHost = 2 };

#ifdef __CUDA__
#define __host__ __attribute__((host))
#define __device__ __attribute__((device))
#define __global__ __attribute__((global))
#define __shared__ __attribute__((shared))
#define __constant__ __attribute__((constant))

struct uint3 { unsigned x, y, z; };
struct dim3 {
    unsigned x, y, z;
    __host__ __device__ dim3(unsigned x, unsigned y = 1, unsigned z = 1) : x(x), y(y), z(z) {}
    __host__ __device__ operator uint3() const { return { x, y, z }; }
};
#include <__clang_cuda_builtin_vars.h>

typedef struct CUstream_st *cudaStream_t;
extern "C" cudaError_t cudaConfigureCall(dim3 grid, dim3 block, size_t shared = 0, cudaStream_t stream = 0);
extern "C" cudaError_t cudaMalloc(void **place, size_t bytes);
extern "C" cudaError_t cudaFree(void *place);
extern "C" cudaError_t cudaMemcpy(void *to, const void *from, size_t bytes, cudaMemcpyKind kind);
extern "C" cudaError_t cudaDeviceSynchronize(void);
#else
#include <stdlib.h>
#include <string.h>
#define __host__
#define __device__
#define __global__ static

struct dim3 {
    unsigned x;
};
static dim3 gridDim, blockDim, blockIdx, threadIdx;

#define LAUNCH(kernel, grid, block, ...) \
    for (gridDim.x = (grid), blockDim.x = (block), blockIdx.x = 0; blockIdx.x < gridDim.x; blockIdx.x++) \
        for (threadIdx.x = 0; threadIdx.x < blockDim.x; threadIdx.x++) \
            kernel(__VA_ARGS__)

static cudaError_t cudaMalloc(void **place, size_t bytes) { return (*place = malloc(bytes)) ? cudaSuccess : cudaErrorMemoryAllocation; }
static cudaError_t cudaFree(void *place) { free(place); return cudaSuccess; }
static cudaError_t cudaDeviceSynchronize(void) { return cudaSuccess; }
#endif
