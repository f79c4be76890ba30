#!/bin/bash
# canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
# Small iso-FLOP runs around the best width, two at a time, into runs.jsonl:  bash experiments.sh [FIRST_SEED] [SEEDS]
set -euo pipefail
first=${1:-1} seeds=${2:-4}
export OMP_NUM_THREADS=1
dotnet build train.cs -o bin --nologo -v quiet
limit=$(sed -n 's/.*"flop_limit": *\([0-9.eE+]*\).*/\1/p' config.json)

# WIDTH STEPS SEED for the budgets limit, limit/2 and limit/4; where the best width falls with the budget, so do the widths.
plan() {
    awk -v limit="$limit" -v first="$first" -v seeds="$seeds" 'BEGIN {
        widths[1] = "12 16 20 24"; widths[2] = "12 16 20"; widths[4] = "8 12 16"
        for (s = first; s < first + seeds; s++) for (share = 1; share <= 4; share *= 2) {
            n = split(widths[share], row)
            for (i = 1; i <= n; i++) print row[i], int(limit / share / (6 * (48 * row[i] ^ 2 + 1024 * row[i]) * 512)), s
        }
    }'
}

rm -f runs.jsonl
plan | xargs -P 2 -L 1 sh -c 'dotnet bin/train.dll --n_embd "$0" --max_iters "$1" --seed "$2" 2>/dev/null >> runs.jsonl'
wc -l runs.jsonl
