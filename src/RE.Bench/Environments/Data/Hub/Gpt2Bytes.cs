using System.Text.Json;
using RE.Bench.Budgets;

namespace RE.Bench.Environments.Data.Hub;

/// <summary>
/// GPT-2's vocabulary in the form of our own byte pair encodings, whose first 256 tokens are the bytes in their order and whose other tokens are the merges: GPT-2 numbers
/// the bytes otherwise (those that print first), so that 256 rows of its embedding change places with them.
/// </summary>
internal static class Gpt2Bytes
{
    private const int Bytes = 256;

    /// <summary>Writes <c>tokenizer.json</c> and gives GPT-2's number of each byte.</summary>
    /// <param name="vocabulary">GPT-2's <c>vocab.json</c>.</param>
    /// <param name="merges">GPT-2's <c>merges.txt</c>.</param>
    /// <param name="to">The file to write: <c>vocabulary</c>, <c>end_of_document</c> and <c>merges</c> as pairs of numbers.</param>
    /// <exception cref="UserErrorException">They are not GPT-2's, or number their tokens otherwise.</exception>
    public static int[] Write(string vocabulary, string merges, string to)
    {
        try
        {
            var numbers = JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(vocabulary))!;
            int[] ofByte = [.. Letters().Select(letter => numbers[letter])];
            var byteOf = Letters().Index().ToDictionary(letter => letter.Item, letter => letter.Index);
            var pairs = new List<int[]>();
            foreach (var pair in File.ReadLines(merges).Where(line => line.Length > 0 && !line.StartsWith("#version", StringComparison.Ordinal)).Select(line => line.Split(' ')))
            {
                int[] parts = [.. pair.Select(part => byteOf.TryGetValue(part, out var value) ? value : numbers[part])];
                pairs.Add(parts.Length == 2 && numbers[pair[0] + pair[1]] == Bytes + pairs.Count ? parts : throw new InvalidDataException($"the merge '{string.Join(' ', pair)}' is not the token {Bytes + pairs.Count}"));
            }

            if (!ofByte.Order().SequenceEqual(Enumerable.Range(0, Bytes)))
            {
                throw new InvalidDataException("its first 256 tokens are not the bytes");
            }

            File.WriteAllText(to, JsonSerializer.Serialize(new { vocabulary = numbers.Count, end_of_document = numbers["<|endoftext|>"], merges = pairs }));
            return ofByte;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidDataException)
        {
            throw new UserErrorException($"'{vocabulary}' and '{merges}' are not the two files of GPT-2's tokenizer: {failure.Message}", failure);
        }
    }

    // GPT-2 writes a byte that prints as itself, and the others as letters from 256 on (Radford et al. 2019, their published encoder).
    private static IEnumerable<string> Letters()
    {
        var next = 256;
        for (var value = 0; value < Bytes; value++)
        {
            yield return ((char)(value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF) ? value : next++)).ToString();
        }
    }
}
