#!/bin/sh
# canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
# Builds the kernel and times it: the best of five batches of 256 arrays of 131,072 elements, in milliseconds.
set -eu
cd "$(dirname "$0")"
sh kernel/build.sh
cc -O2 -o /tmp/bench bench.c -ldl
/tmp/bench ./kernel/kernel.so
