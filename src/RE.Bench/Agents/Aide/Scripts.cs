namespace RE.Bench.Agents.Aide;

/// <summary>What the search runs in the sandbox, for any POSIX shell.</summary>
internal static class Scripts
{
    public const string Solution = "/home/agent/solution";

    /// <summary>
    /// <c>copy FROM TO</c>, <c>clear</c> (the solution folder) and <c>link FOLDER</c> leave out <c>data</c>, below which the prepared data is mounted read-only: a node's own
    /// data folder is a real one that holds links to it. <c>quiet</c> kills whatever a node left running, and only in a sandbox.
    /// </summary>
    public const string Functions = """
        each() {
          for entry in "$1"/* "$1"/.[!.]* "$1"/..?*; do
            if [ -e "$entry" ] || [ -L "$entry" ]; then [ "${entry##*/}" = data ] || $2 "$entry" || return 1; fi
          done
        }
        put() { cp -a "$1" "$target/"; }
        copy() { target=$2; each "$1" put; }
        clear() { each /home/agent/solution 'rm -rf'; }
        link() {
          [ -d /home/agent/solution/data ] || return 0
          mkdir -p "$1/data"
          for entry in /home/agent/solution/data/*; do [ ! -e "$entry" ] || ln -s "$entry" "$1/data/" || return 1; done
        }
        quiet() { case "$(tr '\0' ' ' 2>/dev/null < /proc/1/cmdline)" in /run/rebench/*) kill -9 -1 2>/dev/null || : ;; esac; }
        """;

    /// <summary>Lists the starting solution: its files with sizes, small texts in full, tables by their head.</summary>
    public const string Preview = """
        cd /home/agent/solution || exit 1
        list() { find -L . -type f ! -path './.*' ! -name instructions.md 2>/dev/null | sort; }
        text() { [ "$(head -c 4096 "$1" | tr -d '[:print:][:space:]' | wc -c)" -lt 64 ]; }
        echo "bytes  file"
        list | head -n 150 | while IFS= read -r file; do printf '%9s  %s\n' "$(stat -L -c %s "$file")" "${file#./}"; done
        echo "($(list | wc -l) files)"
        list | head -n 400 | while IFS= read -r file; do
          size=$(stat -L -c %s "$file")
          case "$file" in
            *.csv|*.tsv|*.jsonl)
              [ "$size" -lt 200000000 ] && printf '\n== %s: %s lines, the first are\n' "${file#./}" "$(wc -l < "$file")" && head -n 3 "$file" | cut -c 1-400 ;;
            *)
              if [ "$size" -gt 0 ] && [ "$size" -lt 16000 ] && text "$file"; then printf '\n== %s\n' "${file#./}"; cat "$file"; fi ;;
          esac
        done
        true
        """;
}
