using System.Text.Json;

namespace RE.Bench.Analysis.Imports.Inspect.Json;

/// <summary>Reads a JSON document of any length token by token; memory is that of its longest text.</summary>
internal sealed class JsonPull(Stream json, CancellationToken cancellationToken) : IDisposable
{
    private const int Deepest = 500;
    private const int LongestText = 256 << 20;
    private const int LongestName = 1000;

    private readonly PythonNumbers _stream = new(json);
    private byte[] _buffer = new byte[1 << 16];
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = Deepest });
    private int _start;
    private int _end;
    private bool _isLast;
    private (int Start, int End) _token;

    /// <summary>Kind of the token.</summary>
    public JsonTokenType Type { get; private set; }

    /// <summary>The property's name, where the token is one.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The token's bytes: a text with its quotes, a number, a word.</summary>
    private ReadOnlySpan<byte> Token => _buffer.AsSpan(_token.Start, _token.End - _token.Start);

    /// <summary>Goes to the next token; false at the end.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidDataException">One text is too long.</exception>
    public bool Read()
    {
        while (!TryRead())
        {
            if (_isLast)
            {
                return false;
            }

            Fill();
        }

        return true;
    }

    /// <summary>Names of the open object's properties, one by one; the caller reads or skips each value.</summary>
    public IEnumerable<string> Properties()
    {
        while (Read() && Type == JsonTokenType.PropertyName)
        {
            var name = Name;
            Must();
            yield return name;
        }
    }

    /// <summary>Goes to the end of the value that the token begins.</summary>
    public void Skip()
    {
        for (var depth = Opens() ? 1 : 0; depth > 0;)
        {
            Must();
            depth += Opens() ? 1 : Type is JsonTokenType.EndObject or JsonTokenType.EndArray ? -1 : 0;
        }
    }

    /// <summary>The value that the token begins; undefined, and skipped, where it is larger than the limit.</summary>
    public JsonElement Take(int limit)
    {
        using var bytes = new MemoryStream();
        using var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true, MaxDepth = Deepest });
        var depth = 0;
        var fits = true;
        do
        {
            depth += Opens() ? 1 : Type is JsonTokenType.EndObject or JsonTokenType.EndArray ? -1 : 0;
            fits = fits && writer.BytesCommitted + writer.BytesPending + Token.Length <= limit;
            if (fits)
            {
                Write(writer);
            }
        }
        while (depth > 0 && Next());

        writer.Flush();
        return fits ? JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), new JsonDocumentOptions { MaxDepth = Deepest }).RootElement : default;
    }

    public void Dispose() => _stream.Dispose();

    private bool Next()
    {
        Must();
        return true;
    }

    private void Must()
    {
        if (!Read())
        {
            throw new JsonException("it ends in the middle");
        }
    }

    private bool Opens() => Type is JsonTokenType.StartObject or JsonTokenType.StartArray;

    private bool TryRead()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
        if (!reader.Read())
        {
            return false;
        }

        Type = reader.TokenType;
        _token = (_start + (int)reader.TokenStartIndex, _start + (int)reader.BytesConsumed);
        if (Type == JsonTokenType.PropertyName)
        {
            Name = reader.ValueSpan.Length > LongestName ? "" : Text(ref reader);
        }

        _state = reader.CurrentState;
        _start += (int)reader.BytesConsumed;
        return true;
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private void Fill()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_buffer.Length - _end < 1 << 14)
        {
            Array.Resize(ref _buffer, _buffer.Length < LongestText ? _buffer.Length * 2 : throw new InvalidDataException($"one text in it is longer than {LongestText >> 20} MiB"));
        }

        var read = _stream.Read(_buffer.AsSpan(_end));
        _end += read;
        _isLast = read == 0;
    }

    private void Write(Utf8JsonWriter writer)
    {
        switch (Type)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(Name);
                break;
            default:
                writer.WriteRawValue(Token, skipInputValidation: true);
                break;
        }
    }
}
