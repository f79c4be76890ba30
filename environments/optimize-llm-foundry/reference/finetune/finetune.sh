# canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
set -eu
cd "$(dirname "$0")"
exec dotnet bin/finetune.dll
