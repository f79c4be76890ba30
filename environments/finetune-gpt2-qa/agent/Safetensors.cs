// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Buffers.Binary;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Reads and writes weights as safetensors: eight bytes of header length, a JSON header, raw numbers.</summary>
static class Safetensors
{
    private static readonly (string Name, ScalarType Type)[] Types = [("F32", ScalarType.Float32), ("F16", ScalarType.Float16), ("BF16", ScalarType.BFloat16)];

    /// <summary>All tensors as float32, on the processor.</summary>
    public static Dictionary<string, Tensor> Load(string file)
    {
        using var input = File.OpenRead(file);
        var length = new byte[8];
        input.ReadExactly(length);
        var header = new byte[checked((int)BinaryPrimitives.ReadInt64LittleEndian(length))];
        input.ReadExactly(header);
        using var json = JsonDocument.Parse(header);
        var tensors = new Dictionary<string, Tensor>();
        foreach (var entry in json.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
        {
            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
            var offsets = entry.Value.GetProperty("data_offsets");
            var numbers = new byte[checked((int)(offsets[1].GetInt64() - offsets[0].GetInt64()))];
            input.Position = 8 + header.Length + offsets[0].GetInt64();
            input.ReadExactly(numbers);
            using var stored = empty(shape, Types.Single(type => type.Name == entry.Value.GetProperty("dtype").GetString()).Type);
            stored.bytes = numbers;
            tensors[entry.Name] = stored.to(ScalarType.Float32, copy: true);
        }

        return tensors;
    }

    /// <summary>Writes tensors as float16, or as they are.</summary>
    public static void Save(string file, IEnumerable<(string Name, Tensor Tensor)> tensors, bool half = true)
    {
        var list = tensors.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => (entry.Name, Tensor: entry.Tensor.detach().cpu().to(half ? ScalarType.Float16 : entry.Tensor.dtype).contiguous())).ToList();
        var header = new SortedDictionary<string, object>(StringComparer.Ordinal);
        var offset = 0L;
        foreach (var (name, tensor) in list)
        {
            var size = tensor.numel() * tensor.element_size();
            header[name] = new { dtype = Types.Single(type => type.Type == tensor.dtype).Name, tensor.shape, data_offsets = new[] { offset, offset + size } };
            offset += size;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        using var output = File.Create(file + ".new");
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, (json.Length + 7) / 8 * 8);
        output.Write(length);
        output.Write(json);
        output.Write("       "u8[..(((json.Length + 7) / 8 * 8) - json.Length)]);
        foreach (var (_, tensor) in list)
        {
            output.Write(tensor.bytes);
            tensor.Dispose();
        }

        output.Close();
        File.Move(file + ".new", file, overwrite: true);
    }
}
