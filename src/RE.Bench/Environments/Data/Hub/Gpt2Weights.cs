using System.Buffers.Binary;
using System.Text.Json;
using RE.Bench.Budgets;

namespace RE.Bench.Environments.Data.Hub;

/// <summary>Copies a model whose token embedding is <c>wte.weight</c>, as GPT-2's: the rows of that table change places, all other bytes are as they were.</summary>
internal static class ScrambledEmbedding
{
    private const string Table = "wte.weight";
    private const int LargestHeader = 64 << 20;

    /// <summary>Writes the copy; the new row i is the old row order[i], and the order follows from the seed.</summary>
    /// <param name="from">A safetensors file.</param>
    /// <param name="to">The copy.</param>
    /// <param name="seed">Of the order.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UserErrorException">It is no safetensors file, or has no such table.</exception>
    public static async Task WriteAsync(string from, string to, int seed, CancellationToken cancellationToken)
    {
        var read = File.OpenRead(from);
        var written = File.Create(to);
        await using (read.ConfigureAwait(false))
        await using (written.ConfigureAwait(false))
        {
            var (start, rows, length) = Find(from, read);
            read.Position = 0;
            await read.CopyToAsync(written, cancellationToken).ConfigureAwait(false);
            var (order, row) = (Order(rows, seed), new byte[length]);
            written.Position = start;
            foreach (var old in order)
            {
                read.Position = start + ((long)old * length);
                await read.ReadExactlyAsync(row, cancellationToken).ConfigureAwait(false);
                await written.WriteAsync(row, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Which old row comes to each place.</summary>
    internal static int[] Order(int rows, int seed)
    {
        int[] order = [.. Enumerable.Range(0, rows)];
        new Random(seed).Shuffle(order);
        return order;
    }

    private static (long Start, int Rows, int Length) Find(string path, FileStream file)
    {
        try
        {
            var size = new byte[8];
            file.ReadExactly(size);
            var header = new byte[(int)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(size), LargestHeader)];
            file.ReadExactly(header);
            using var json = JsonDocument.Parse(header);
            var table = json.RootElement.GetProperty(Table);
            var (rows, offsets) = (table.GetProperty("shape")[0].GetInt32(), table.GetProperty("data_offsets"));
            var (first, last) = (offsets[0].GetInt64(), offsets[1].GetInt64());
            return rows > 0 && first >= 0 && last > first && (last - first) % rows == 0 && 8 + header.Length + last <= file.Length
                ? (8 + header.Length + first, rows, checked((int)((last - first) / rows)))
                : throw new InvalidDataException($"the place of '{Table}' in it cannot be.");
        }
        catch (Exception failure) when (failure is EndOfStreamException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException or InvalidDataException)
        {
            throw new UserErrorException($"'{path}' is no safetensors file with a table '{Table}': {failure.Message}", failure);
        }
    }
}
