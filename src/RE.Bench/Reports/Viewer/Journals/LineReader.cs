namespace RE.Bench.Reports.Viewer.Journals;

/// <summary>Reads the whole lines of a stream that another process may be appending to, in blocks.</summary>
/// <param name="stream">Positioned at the start of a line.</param>
internal sealed class LineReader(Stream stream)
{
    /// <summary>A longer line is told of, but not kept.</summary>
    public const int LongestLine = 64 << 20;

    private byte[] _block = new byte[1 << 20];
    private int _start;
    private int _end;

    /// <summary>Bytes of the last line read, with its line feed.</summary>
    public long Consumed { get; private set; }

    /// <summary>Bytes after the last whole line.</summary>
    public long Torn => _end - _start;

    /// <summary>The next line without its line feed, valid until the next call; false when no whole line is left. A line that is too long is empty.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        long dropped = 0;
        for (var searched = _start; ;)
        {
            if (_block.AsSpan(searched, _end - searched).IndexOf((byte)'\n') is var found and >= 0)
            {
                line = dropped > 0 ? default : _block.AsSpan(_start, searched + found - _start);
                Consumed = dropped + searched + found + 1 - _start;
                _start = searched + found + 1;
                return true;
            }

            if (_end - _start > LongestLine)
            {
                dropped += _end - _start;
                _start = _end;
            }

            MakeRoom();
            searched = _end;
            var count = stream.Read(_block, _end, _block.Length - _end);
            if (count == 0)
            {
                line = default;
                return false;
            }

            _end += count;
        }
    }

    /// <summary>Moves the unfinished line to the front, and doubles the block when the line fills it.</summary>
    private void MakeRoom()
    {
        var kept = _end - _start;
        if (_start > 0)
        {
            _block.AsSpan(_start, kept).CopyTo(_block);
            (_start, _end) = (0, kept);
        }

        if (_end == _block.Length)
        {
            Array.Resize(ref _block, _block.Length * 2);
        }
    }
}
