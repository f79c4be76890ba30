#!/bin/sh
# canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
# Builds the kernel and times it: the best of five calls on 10^8 elements, in milliseconds.
set -eu
cd "$(dirname "$0")"
sh kernel/build.sh
nvcc -O2 -arch=sm_90 -o /tmp/bench bench.cu -ldl
/tmp/bench ./kernel/kernel.so
