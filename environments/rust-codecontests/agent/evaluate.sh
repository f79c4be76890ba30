#!/bin/bash
# canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
# Runs solver/solve on the examples, compiles what it prints, and tests it. The real score is taken elsewhere, on other problems and with more tests.
cd "$(dirname "$0")" || exit 1
work=$(mktemp -d)
solved=0
count=0
[ $# -gt 0 ] || set -- $(ls examples)

# A field of a line of JSON whose strings have no escapes but those that printf knows.
field() { printf '%b' "$(printf '%s' "$2" | sed -e "s/.*\"$1\":\"\([^\"]*\)\".*/\1/")"; }

try() {
    (cd solver && timeout 60 ./solve) < "examples/$1/problem.json" > "$work/main.rs" 2> "$work/errors" || { echo "no-program ($(tail -n 1 "$work/errors"))"; return; }
    rustc --edition 2021 --cap-lints allow -C opt-level=2 -o "$work/main" "$work/main.rs" 2> "$work/errors" || { echo "not-compiled ($(grep -m 1 '^error' "$work/errors"))"; return; }
    local line number=0
    while read -r line; do
        number=$((number + 1))
        field input "$line" > "$work/input"
        timeout 4 "$work/main" < "$work/input" > "$work/output" 2> "$work/errors" || { echo "failed or too slow (test $number)"; return; }
        [ "$(xargs -n 1 < "$work/output")" = "$(field output "$line" | xargs -n 1)" ] || { echo "wrong-answer (test $number)"; return; }
    done < "examples/$1/tests.jsonl"
    echo solved
}

for name in "$@"; do
    count=$((count + 1))
    verdict=$(try "$name")
    [ "$verdict" = solved ] && solved=$((solved + 1))
    echo "$name: $verdict"
done
rm -rf "$work"
echo "{\"n_successes\": $solved, \"n_problems\": $count}"
