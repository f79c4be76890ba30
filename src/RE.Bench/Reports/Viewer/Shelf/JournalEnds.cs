using RE.Bench.Events;
using RE.Bench.Reports.Viewer.Journals;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>The first and the last entries of a journal, without reading what lies between.</summary>
/// <param name="First">The first entry; null when it cannot be read.</param>
/// <param name="Last">The last whole entry; null when it cannot be read.</param>
/// <param name="LastScored">The newest row near the end; null when there is none there.</param>
internal sealed record JournalEnds(EntrySkim? First, EntrySkim? Last, RunEvent.SubmissionScored? LastScored)
{
    private const int HeadBytes = 1 << 18;
    private const int TailBytes = 1 << 15;

    /// <summary>True when the last entry says that the run is over.</summary>
    public bool HasEnded => Last?.Event is RunEvent.RunEnded;

    public static JournalEnds Read(Stream file)
    {
        var length = file.Length;
        var tail = Block(file, Math.Max(0, length - TailBytes), (int)Math.Min(length, TailBytes));
        var last = Lines(tail, isWhole: length <= TailBytes).FirstOrDefault(line => line is not null);
        return new JournalEnds(null, last, null);
    }

    /// <summary>The same with the first entry and the newest score, for runs that have no result.</summary>
    public static JournalEnds ReadWhole(Stream file)
    {
        var length = file.Length;
        var head = Block(file, 0, (int)Math.Min(length, HeadBytes));
        var first = head.AsSpan().IndexOf((byte)'\n') is var end and > 0 ? EntrySkim.Read(head.AsSpan(0, end)) : null;
        var tail = Block(file, Math.Max(0, length - TailBytes), (int)Math.Min(length, TailBytes));
        List<EntrySkim> lines = [.. Lines(tail, isWhole: length <= TailBytes).OfType<EntrySkim>()];
        return new JournalEnds(first, lines.FirstOrDefault(), lines.Select(line => line.Event).OfType<RunEvent.SubmissionScored>().FirstOrDefault());
    }

    private static byte[] Block(Stream file, long from, int count)
    {
        var block = new byte[count];
        file.Seek(from, SeekOrigin.Begin);
        var read = file.ReadAtLeast(block, count, throwOnEndOfStream: false);
        return block[..read];
    }

    /// <summary>The whole lines of a block, last first; the first of the block may be the end of a longer line.</summary>
    private static IEnumerable<EntrySkim?> Lines(byte[] block, bool isWhole)
    {
        var end = Array.LastIndexOf(block, (byte)'\n');
        while (end > 0)
        {
            var before = Array.LastIndexOf(block, (byte)'\n', end - 1);
            if (before < 0 && !isWhole)
            {
                yield break;
            }

            yield return EntrySkim.Read(block.AsSpan(before + 1, end - before - 1));
            end = before;
        }
    }
}
