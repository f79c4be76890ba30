namespace RE.Bench.Sandboxes.GuestLink.Commands;

/// <summary>The file with a command's merged output, up to a limit.</summary>
internal sealed class OutputFile(string path, long limit) : IAsyncDisposable
{
    private FileStream? _stream;
    private long _room;

    /// <summary>Begins it anew, or goes on with it when bytes between are lost.</summary>
    public void Open(bool append)
    {
        if (_stream is null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            _stream = new FileStream(path, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, 1);
            _room = Math.Max(0, limit - _stream.Length);
        }
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        var count = (int)Math.Min(bytes.Length, _room);
        _room -= count;
        await _stream!.WriteAsync(bytes[..count]);
    }

    public ValueTask DisposeAsync() => _stream?.DisposeAsync() ?? ValueTask.CompletedTask;
}
