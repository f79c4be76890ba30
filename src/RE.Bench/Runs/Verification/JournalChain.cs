using System.Security.Cryptography;
using System.Text.Json;
using RE.Bench.Events;

namespace RE.Bench.Runs.Verification;

/// <summary>The chain of hashes of a journal, read without knowing what its lines mean.</summary>
/// <param name="Hashes">SHA-256 of each whole line, up to the first that breaks the chain.</param>
/// <param name="Problem">The first place where the chain is broken; null when it holds.</param>
/// <param name="TornBytes">Bytes after the last whole line.</param>
/// <param name="Schema">The schema that the first line names; null when it names none.</param>
/// <param name="Harness">The harness that the first line names; null when it names none.</param>
internal sealed record JournalChain(IReadOnlyList<string> Hashes, string? Problem, int TornBytes, string? Schema, string? Harness)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 128 };

    /// <summary>Hash of the last line; empty when there is none.</summary>
    public string LastHash => Hashes is [.., var last] ? last : "";

    public static JournalChain Of(ReadOnlySpan<byte> bytes)
    {
        var (hashes, start, schema, harness) = (new List<string>(), 0, (string?)null, (string?)null);
        while (bytes[start..].IndexOf((byte)'\n') is var length and >= 0)
        {
            var line = bytes.Slice(start, length);
            if (BreakAt(line, hashes.Count + 1, hashes is [.., var last] ? last : "") is { } problem)
            {
                return new JournalChain(hashes, problem, 0, schema, harness);
            }

            (schema, harness) = hashes.Count == 0 ? (JournalHead.Fact(line, "schema"), JournalHead.Fact(line, "harness")) : (schema, harness);
            hashes.Add(Convert.ToHexStringLower(SHA256.HashData(line)));
            start += length + 1;
        }

        return new JournalChain(hashes, hashes.Count == 0 ? "the journal has no whole line" : null, bytes.Length - start, schema, harness);
    }

    private static string? BreakAt(ReadOnlySpan<byte> line, int number, string previous)
    {
        try
        {
            using var document = JsonDocument.Parse(line.ToArray(), Deep);
            var root = document.RootElement;
            return !root.TryGetProperty("prev", out var prev) || prev.ValueKind != JsonValueKind.String || !prev.ValueEquals(previous)
                ? $"line {number} does not name the hash of the line before it: a line was changed, added, removed or moved"
                : !root.TryGetProperty("seq", out var seq) || seq.ValueKind != JsonValueKind.Number || !seq.TryGetInt32(out var value) || value != number
                ? $"line {number} has another number"
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return $"line {number} is not a JSON object";
        }
    }
}
