// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
#include <cuda_runtime.h>
#include <stdint.h>

// out[i] = sum of in[j] over j <= i for which the number of positive elements strictly before j is odd; 32 bits, wrapping around.
// Each thread goes through a piece of the input: once for the positive elements, once for the sums, once to write them.
static const int64_t PIECE = 1024;
static const int BLOCK = 128;

__device__ static int64_t end_of(int64_t piece, int64_t n)
{
    return (piece + 1) * PIECE < n ? (piece + 1) * PIECE : n;
}

__global__ void count_positives(const int32_t *in, uint32_t *positives, int64_t n, int64_t pieces)
{
    int64_t piece = (int64_t)blockIdx.x * blockDim.x + threadIdx.x;
    if (piece >= pieces)
        return;
    uint32_t count = 0;
    for (int64_t i = piece * PIECE; i < end_of(piece, n); i++)
        count += in[i] > 0;
    positives[piece] = count;
}

// What stood before each piece, by one thread.
__global__ void add_up(uint32_t *values, int64_t pieces)
{
    if (blockIdx.x != 0 || threadIdx.x != 0)
        return;
    uint32_t before = 0;
    for (int64_t i = 0; i < pieces; i++) {
        uint32_t value = values[i];
        values[i] = before;
        before += value;
    }
}

__global__ void sum_pieces(const int32_t *in, const uint32_t *positives, uint32_t *sums, int64_t n, int64_t pieces)
{
    int64_t piece = (int64_t)blockIdx.x * blockDim.x + threadIdx.x;
    if (piece >= pieces)
        return;
    uint32_t before = positives[piece], sum = 0;
    for (int64_t i = piece * PIECE; i < end_of(piece, n); i++) {
        if (before % 2 != 0)
            sum += (uint32_t)in[i];
        before += in[i] > 0;
    }
    sums[piece] = sum;
}

__global__ void write_sums(const int32_t *in, const uint32_t *positives, const uint32_t *sums, int32_t *out, int64_t n, int64_t pieces)
{
    int64_t piece = (int64_t)blockIdx.x * blockDim.x + threadIdx.x;
    if (piece >= pieces)
        return;
    uint32_t before = positives[piece], sum = sums[piece];
    for (int64_t i = piece * PIECE; i < end_of(piece, n); i++) {
        if (before % 2 != 0)
            sum += (uint32_t)in[i];
        before += in[i] > 0;
        out[i] = (int32_t)sum;
    }
}

extern "C" int prefix_sum(const int32_t *in, int32_t *out, int64_t n)
{
    int64_t pieces = (n + PIECE - 1) / PIECE;
    unsigned blocks = (unsigned)((pieces + BLOCK - 1) / BLOCK);
    uint32_t *positives = 0, *sums = 0;
    if (cudaMalloc((void **)&positives, pieces * sizeof *positives) != cudaSuccess || cudaMalloc((void **)&sums, pieces * sizeof *sums) != cudaSuccess) {
        cudaFree(positives);
        return (int)cudaErrorMemoryAllocation;
    }
    count_positives<<<blocks, BLOCK>>>(in, positives, n, pieces);
    add_up<<<1, 1>>>(positives, pieces);
    sum_pieces<<<blocks, BLOCK>>>(in, positives, sums, n, pieces);
    add_up<<<1, 1>>>(sums, pieces);
    write_sums<<<blocks, BLOCK>>>(in, positives, sums, out, n, pieces);
    cudaError_t result = cudaDeviceSynchronize();
    cudaFree(positives);
    cudaFree(sums);
    return (int)result;
}
