namespace RE.Bench.Analysis.Records;

/// <summary>Lines of a file as bytes, with numbers and a limit of length.</summary>
internal sealed class LineReader(Stream file) : IDisposable
{
    /// <summary>Longest line that is read.</summary>
    public const int Longest = 16 << 20;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private int _lineEnd;
    private bool _over;

    /// <summary>Number of the line, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The line without its end; valid until the next read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start, _lineEnd - _start).TrimEnd((byte)'\r');

    /// <summary>Goes to the next line; false after the last.</summary>
    /// <exception cref="IOException">A line is too long, or the file cannot be read.</exception>
    public bool Read()
    {
        _start = Number == 0 ? 0 : Math.Min(_lineEnd + 1, _end);
        var from = _start;
        while (true)
        {
            var found = _buffer.AsSpan(from, _end - from).IndexOf((byte)'\n');
            if (found >= 0 || _over)
            {
                _lineEnd = found >= 0 ? from + found : _end;
                Number++;
                return found >= 0 || _end > _start;
            }

            var searched = _end - _start;
            Fill();
            from = _start + searched;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();

    private void Fill()
    {
        var kept = _end - _start;
        if (kept > Longest)
        {
            throw new IOException($"Line {Number + 1} is longer than {Longest >> 20} MB.");
        }

        var target = kept > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        Buffer.BlockCopy(_buffer, _start, target, 0, kept);
        (_buffer, _start, _end) = (target, 0, kept);
        var read = file.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _over = read == 0;
    }
}
