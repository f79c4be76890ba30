# canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
# Fine-tunes ../base on ../train_data.jsonl as finetune.yaml says, into trained/model.safetensors.
set -eu
cd "$(dirname "$0")"
rm -rf ../made trained
mkdir ../made trained

run() { dotnet bin/finetune.dll "$@"; }

run import
epoch=1
while [ "$epoch" -le "$(sed -n 's/^epochs: *//p' finetune.yaml)" ]; do
    run tokenize "$epoch"
    run order "$epoch"
    run train "$epoch"
    run evaluate "$epoch"
    epoch=$((epoch + 1))
done
run convert
