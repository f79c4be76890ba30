using System.Text;

namespace RE.Bench.Scoring.Processes;

/// <summary>Reads streams to their end and keeps what came last, so that a child that prints without end neither blocks nor fills memory.</summary>
internal sealed class OutputTail
{
    private const int KeptBytes = 8 * 1024;
    private readonly Lock _lock = new();
    private readonly byte[] _kept = new byte[KeptBytes];
    private long _total;

    /// <summary>Returns when the stream ends, however it ends.</summary>
    public async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var block = new byte[64 * 1024];
        try
        {
            for (int count; (count = await stream.ReadAsync(block, cancellationToken)) > 0;)
            {
                Add(block.AsSpan(..count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
        }
    }

    /// <summary>The last bytes as text, from the beginning of a line where there is one, without control characters but tabs and line breaks.</summary>
    public string Text()
    {
        lock (_lock)
        {
            var start = (int)(_total % KeptBytes);
            var text = Encoding.UTF8.GetString(_total <= KeptBytes ? _kept[..(int)_total] : [.. _kept[start..], .. _kept[..start]]);
            var from = _total <= KeptBytes ? 0 : text.IndexOf('\n', StringComparison.Ordinal) + 1;
            return string.Concat(text[from..].Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
        }
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            // Whatever is not among the last bytes would be overwritten in the same round.
            _total += Math.Max(0, bytes.Length - KeptBytes);
            foreach (var value in bytes[Math.Max(0, bytes.Length - KeptBytes)..])
            {
                _kept[_total++ % KeptBytes] = value;
            }
        }
    }
}
