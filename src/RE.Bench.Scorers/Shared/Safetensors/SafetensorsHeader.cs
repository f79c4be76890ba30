using System.Globalization;
using System.Text.Json;

namespace RE.Bench.Scorers.Shared.Safetensors;

/// <summary>
/// The JSON header of a safetensors file (huggingface/safetensors, "Format"): an object with, for each tensor, <c>dtype</c>, <c>shape</c> and
/// <c>data_offsets</c>, and texts under <c>__metadata__</c>. Tensors lie one after another, without gaps and overlaps, up to the end of the file.
/// </summary>
internal static class SafetensorsHeader
{
    private const int MostDimensions = 8;

    // No library writes such a file.
    private const string Forged = "forged-file";

    // The header is an object of objects with arrays.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 3 };

    /// <param name="json">Bytes of a hostile file.</param>
    /// <param name="dataBytes">Bytes of the file behind the header.</param>
    /// <param name="mostTensors">More entries are refused.</param>
    /// <exception cref="BadSubmissionException">The header breaks the format; the message says how.</exception>
    public static IReadOnlyDictionary<string, StoredTensor> Parse(ReadOnlyMemory<byte> json, long dataBytes, int mostTensors)
    {
        using var document = Document(json);
        try
        {
            var tensors = Entries(document, dataBytes, mostTensors);
            CheckLayout(tensors, dataBytes);
            return tensors;
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, and halves of a surrogate pair, show only when a text is asked for.
            throw new BadSubmissionException("has a header with text that is no Unicode");
        }
    }

    private static Dictionary<string, StoredTensor> Entries(JsonDocument document, long dataBytes, int mostTensors)
    {
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new BadSubmissionException("has a header that is no JSON object");
        }

        var tensors = new Dictionary<string, StoredTensor>(StringComparer.Ordinal);
        var hasMetadata = false;
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            var isMetadata = entry.Name == "__metadata__";
            if (isMetadata ? hasMetadata : tensors.ContainsKey(entry.Name))
            {
                throw new BadSubmissionException($"names '{Printable.Short(entry.Name)}' twice") { Finding = Forged };
            }

            if (isMetadata)
            {
                (hasMetadata, _) = (true, Metadata(entry.Value));
                continue;
            }

            tensors[entry.Name] = tensors.Count < mostTensors ? Entry(entry, dataBytes) : throw new BadSubmissionException($"has more than {mostTensors} tensors");
        }

        return tensors;
    }

    private static JsonDocument Document(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException e)
        {
            throw new BadSubmissionException(string.Create(CultureInfo.InvariantCulture, $"has a header that is no plain JSON, at its byte {e.BytePositionInLine ?? 0}"));
        }
    }

    private static JsonElement Metadata(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(text => text.Value.ValueKind == JsonValueKind.String)
            ? value
            : throw new BadSubmissionException("has metadata that are not names and texts");

    private static StoredTensor Entry(JsonProperty entry, long dataBytes)
    {
        var what = $"has a tensor '{Printable.Short(entry.Name)}'";
        if (entry.Value.ValueKind != JsonValueKind.Object || entry.Value.EnumerateObject().Select(part => part.Name).Order(StringComparer.Ordinal).ToArray() is not ["data_offsets", "dtype", "shape"])
        {
            throw new BadSubmissionException($"{what} that is not described by dtype, shape and data_offsets, each once");
        }

        var type = TypeOf(entry.Value.GetProperty("dtype"), what);
        var shape = Numbers(entry.Value.GetProperty("shape"), $"{what} with a shape");
        var offsets = Numbers(entry.Value.GetProperty("data_offsets"), $"{what} with data_offsets");
        if (offsets is not [var begin, var end] || begin > end || end > dataBytes)
        {
            throw new BadSubmissionException(string.Create(CultureInfo.InvariantCulture, $"{what} whose data_offsets are not two places, in order, among the {dataBytes} bytes of data"));
        }

        return Bytes(shape, type) == end - begin
            ? new(type, shape, begin, end)
            : throw new BadSubmissionException(string.Create(CultureInfo.InvariantCulture, $"{what} of shape {Printable.Shape(shape)} and type {type} with {end - begin} bytes"));
    }

    private static StoredType TypeOf(JsonElement dtype, string what) =>
        dtype.ValueKind == JsonValueKind.String && Enum.GetNames<StoredType>().Contains(dtype.GetString(), StringComparer.Ordinal)
            ? Enum.Parse<StoredType>(dtype.GetString()!)
            : throw new BadSubmissionException($"{what} of type {Printable.Short(dtype.ToString())}. Types that are read: {string.Join(", ", Enum.GetNames<StoredType>())}");

    private static long[] Numbers(JsonElement array, string what) =>
        array.ValueKind == JsonValueKind.Array && array.GetArrayLength() <= MostDimensions
            && array.EnumerateArray().All(number => number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var whole) && whole >= 0)
            ? [.. array.EnumerateArray().Select(number => number.GetInt64())]
            : throw new BadSubmissionException($"{what} that is no list of at most {MostDimensions} whole numbers from 0 on");

    // A product that does not fit is larger than any file.
    private static Int128 Bytes(long[] shape, StoredType type) =>
        shape.Aggregate((Int128)(type == StoredType.F32 ? 4 : 2), (bytes, length) => bytes <= long.MaxValue ? bytes * length : length == 0 ? 0 : Int128.MaxValue);

    private static void CheckLayout(Dictionary<string, StoredTensor> tensors, long dataBytes)
    {
        var at = 0L;
        foreach (var (name, tensor) in tensors.OrderBy(entry => entry.Value.Begin).ThenBy(entry => entry.Value.End))
        {
            if (tensor.Begin != at)
            {
                throw tensor.Begin < at
                    ? new BadSubmissionException($"has a tensor '{Printable.Short(name)}' that overlaps another") { Finding = Forged }
                    : new BadSubmissionException($"has a tensor '{Printable.Short(name)}' that leaves a gap before it");
            }

            at = tensor.End;
        }

        if (at != dataBytes)
        {
            throw new BadSubmissionException(string.Create(CultureInfo.InvariantCulture, $"has {dataBytes - at} bytes behind its last tensor"));
        }
    }
}
