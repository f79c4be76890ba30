using System.Text;
using System.Text.Json;
using RE.Bench.Reports.Viewer.Journals;

namespace RE.Bench.Reports.Viewer.Transcript;

/// <summary>Reads single entries of a journal where its index says they lie.</summary>
/// <param name="file">The journal.</param>
internal sealed class EntryReader(FileStream file)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = EntrySkim.MaxDepth };

    /// <summary>The whole entry; an empty element when the line is none.</summary>
    public JsonElement Read(IndexedEntry entry)
    {
        try
        {
            return JsonDocument.Parse(Bytes(entry), Deep).RootElement;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>The entry's event.</summary>
    public JsonElement Event(IndexedEntry entry) => Field.Object(Read(entry), "event");

    /// <summary>The line as it stands.</summary>
    public string Text(IndexedEntry entry) => Encoding.UTF8.GetString(Bytes(entry));

    private byte[] Bytes(IndexedEntry entry)
    {
        var bytes = new byte[entry.Length];
        var read = 0;
        for (int count; read < bytes.Length && (count = RandomAccess.Read(file.SafeFileHandle, bytes.AsSpan(read), entry.Offset + read)) > 0; read += count)
        {
        }

        return bytes[..read];
    }
}
