namespace RE.Bench.Analysis.Imports.Inspect.Json;

/// <summary>
/// JSON as Python writes it, made JSON: NaN, Infinity and -Infinity outside texts become the empty text, which no score has.
/// </summary>
internal sealed class PythonNumbers(Stream json) : IDisposable
{
    private bool _inText;
    private bool _isEscaped;
    private bool _isSecond;
    private int _rest;

    /// <summary>Reads some bytes; 0 at the end.</summary>
    public int Read(Span<byte> buffer)
    {
        var read = json.Read(buffer[..^1]);
        if (read > 0 && buffer[read - 1] == '-')
        {
            // A minus sign is judged with what follows it.
            read += json.Read(buffer.Slice(read, 1));
        }

        Replace(buffer[..read]);
        return read;
    }

    public void Dispose() => json.Dispose();

    private void Replace(Span<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            if (_rest > 0)
            {
                // The second quote, then blanks.
                bytes[at] = (byte)(_isSecond ? '"' : ' ');
                (_isSecond, _rest) = (false, _rest - 1);
            }
            else if (_inText)
            {
                (_inText, _isEscaped) = (_isEscaped || bytes[at] != '"', !_isEscaped && bytes[at] == '\\');
            }
            else if (bytes[at] == '"')
            {
                _inText = true;
            }
            else if (Length(bytes, at) is var length and > 0)
            {
                bytes[at] = (byte)'"';
                (_isSecond, _rest) = (true, length - 1);
            }
        }
    }

    private static int Length(Span<byte> bytes, int at) => bytes[at] switch
    {
        (byte)'N' => "NaN".Length,
        (byte)'I' => "Infinity".Length,
        (byte)'-' when at + 1 < bytes.Length && bytes[at + 1] == 'I' => "-Infinity".Length,
        _ => 0,
    };
}
