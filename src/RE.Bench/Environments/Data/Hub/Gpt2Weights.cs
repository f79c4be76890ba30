using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Budgets;

namespace RE.Bench.Environments.Data.Hub;

/// <summary>
/// Copies a model in GPT-2's layout as safetensors with the rows of its token embedding, <c>wte.weight</c>, in another order, and without the causal masks that the published files hold.
/// All other bytes are as they were. Nothing is held in memory but a row.
/// </summary>
internal static class Gpt2Weights
{
    private const string Table = "wte.weight";
    private const int LargestHeader = 64 << 20;

    /// <summary>Writes the copy: its row i is the row order(rows)[i] of the given file.</summary>
    /// <param name="from">A safetensors file.</param>
    /// <param name="to">The copy.</param>
    /// <param name="order">Gives the order of so many rows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UserErrorException">It is no safetensors file, or has no such table.</exception>
    public static async Task WriteAsync(string from, string to, Func<int, int[]> order, CancellationToken cancellationToken)
    {
        var read = File.OpenRead(from);
        var written = File.Create(to);
        await using (read.ConfigureAwait(false))
        await using (written.ConfigureAwait(false))
        {
            var (start, tensors) = Header(from, read);
            await written.WriteAsync(NewHeader(tensors), cancellationToken).ConfigureAwait(false);
            foreach (var (name, entry, begin, length) in tensors)
            {
                var rows = name == Table ? order((int)entry["shape"]![0]!) : [0];
                var row = length / rows.Length;
                foreach (var old in rows)
                {
                    read.Position = start + begin + (old * row);
                    await CopyAsync(read, written, row, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Which old row comes to each place, drawn from a seed.</summary>
    public static int[] Scrambled(int rows, int seed)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        new Random(seed).Shuffle(order);
        return order;
    }

    private static (long Start, List<(string Name, JsonObject Entry, long Begin, long Length)> Tensors) Header(string path, FileStream file)
    {
        try
        {
            var size = new byte[8];
            file.ReadExactly(size);
            var header = new byte[(int)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(size), LargestHeader)];
            file.ReadExactly(header);
            var tensors = JsonNode.Parse(header)!.AsObject().Where(entry => entry.Key != "__metadata__" && !IsMask(entry.Key))
                .Select(entry => (entry.Key, Entry: entry.Value!.AsObject(), Begin: (long)entry.Value["data_offsets"]![0]!, Length: (long)entry.Value["data_offsets"]![1]! - (long)entry.Value["data_offsets"]![0]!)).ToList();
            var table = tensors.Single(tensor => tensor.Key == Table);
            var rows = (int)table.Entry["shape"]![0]!;
            return rows > 0 && table.Length % rows == 0 && tensors.All(tensor => tensor.Begin >= 0 && tensor.Length >= 0 && 8 + header.Length + tensor.Begin + tensor.Length <= file.Length)
                ? (8 + header.Length, tensors)
                : throw new InvalidDataException("its tensors lie where they cannot.");
        }
        catch (Exception failure) when (failure is EndOfStreamException or JsonException or NullReferenceException or InvalidOperationException or FormatException or OverflowException or ArgumentException or InvalidDataException)
        {
            throw new UserErrorException($"'{path}' is no safetensors file with a table '{Table}': {failure.Message}", failure);
        }
    }

    private static byte[] NewHeader(List<(string Name, JsonObject Entry, long Begin, long Length)> tensors)
    {
        var (header, place) = (new JsonObject(), 0L);
        foreach (var (name, entry, _, length) in tensors)
        {
            header[name] = new JsonObject { ["dtype"] = entry["dtype"]!.DeepClone(), ["shape"] = entry["shape"]!.DeepClone(), ["data_offsets"] = new JsonArray(place, place += length) };
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var bytes = new byte[8 + ((json.Length + 7) / 8 * 8)];
        bytes.AsSpan(8).Fill((byte)' ');
        BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - 8);
        json.CopyTo(bytes, 8);
        return bytes;
    }

    private static async Task CopyAsync(FileStream from, FileStream to, long length, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(length, 1 << 20)];
        for (var left = length; left > 0;)
        {
            var part = buffer.AsMemory(0, (int)Math.Min(left, buffer.Length));
            await from.ReadExactlyAsync(part, cancellationToken).ConfigureAwait(false);
            await to.WriteAsync(part, cancellationToken).ConfigureAwait(false);
            left -= part.Length;
        }
    }

    private static bool IsMask(string name) => name.EndsWith(".attn.bias", StringComparison.Ordinal) || name.EndsWith(".attn.masked_bias", StringComparison.Ordinal);
}
