# canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
# Makes what finetune.sh runs. Its time does not count; only what is left in this folder is there when finetune.sh is timed.
set -eu
cd "$(dirname "$0")"
rm -rf bin
dotnet build finetune.cs -c Release -o bin
