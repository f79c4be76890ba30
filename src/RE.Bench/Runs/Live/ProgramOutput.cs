using RE.Bench.Sandboxes;

namespace RE.Bench.Runs.Live;

/// <summary>Keeps the end of a program's output and hands all of it on.</summary>
/// <param name="receivers">Who gets each chunk.</param>
internal sealed class ProgramOutput(IReadOnlyList<IExecOutput> receivers) : IExecOutput
{
    private const int KeepBytes = 32 << 10;
    private readonly byte[] _tail = new byte[KeepBytes];
    private int _count;

    /// <summary>Bytes in all.</summary>
    public long Bytes { get; private set; }

    /// <summary>The end of the output, standard output and error as they came.</summary>
    public string Tail => System.Text.Encoding.UTF8.GetString(_tail.AsSpan(0, _count));

    public async ValueTask WriteAsync(bool isError, ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        Keep(chunk.Span);
        foreach (var receiver in receivers)
        {
            await receiver.WriteAsync(isError, chunk, cancellationToken);
        }
    }

    private void Keep(ReadOnlySpan<byte> chunk)
    {
        Bytes += chunk.Length;
        chunk = chunk[Math.Max(0, chunk.Length - KeepBytes)..];
        var old = Math.Min(_count, KeepBytes - chunk.Length);
        _tail.AsSpan(_count - old, old).CopyTo(_tail);
        chunk.CopyTo(_tail.AsSpan(old));
        _count = old + chunk.Length;
    }
}
