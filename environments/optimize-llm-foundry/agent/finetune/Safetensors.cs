// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Buffers.Binary;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Files of named tensors: eight bytes of header length, a JSON header, the numbers.</summary>
static class Safetensors
{
    /// <summary>Reads float16 or float32 as float32.</summary>
    public static SortedDictionary<string, Tensor> Read(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> length = stackalloc byte[8];
        stream.ReadExactly(length);
        var json = new byte[BinaryPrimitives.ReadInt64LittleEndian(length)];
        stream.ReadExactly(json);
        using var header = JsonDocument.Parse(json);
        var tensors = new SortedDictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var entry in header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
        {
            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
            var offsets = entry.Value.GetProperty("data_offsets");
            using var stored = empty(shape, entry.Value.GetProperty("dtype").GetString() == "F16" ? ScalarType.Float16 : ScalarType.Float32);
            stream.Position = 8 + json.Length + offsets[0].GetInt64();
            stream.ReadExactly(stored.bytes);
            tensors[entry.Name] = stored.to(ScalarType.Float32, copy: true);
        }

        return tensors;
    }

    /// <summary>Writes float32.</summary>
    public static void Write(string file, IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        var list = tensors.ToList();
        var place = 0L;
        var header = JsonSerializer.SerializeToUtf8Bytes(list.ToDictionary(pair => pair.Key, pair => new
        {
            dtype = "F32",
            shape = pair.Value.shape,
            data_offsets = new[] { place, place += 4 * pair.Value.numel() },
        }));
        using var stream = File.Create(file);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, tensor) in list)
        {
            using var plain = tensor.detach().cpu().contiguous();
            stream.Write(plain.bytes);
        }
    }
}
