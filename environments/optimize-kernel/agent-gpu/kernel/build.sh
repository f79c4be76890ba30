#!/bin/sh
# canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
# Makes kernel.so from what is in this folder. Runs without network, in a fresh copy of this folder.
set -eu
cd "$(dirname "$0")"
nvcc -O2 -arch=sm_90 -Xcompiler -fPIC -shared -o kernel.so solution.cu
