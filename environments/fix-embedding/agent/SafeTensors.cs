// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Buffers.Binary;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

/// <summary>Reads and writes safetensors: eight bytes with the length of a JSON header, the header, then the numbers.</summary>
static class SafeTensors
{
    private static readonly Dictionary<string, ScalarType> Types = new() { ["F32"] = ScalarType.Float32, ["F16"] = ScalarType.Float16, ["BF16"] = ScalarType.BFloat16 };

    /// <summary>All tensors as float32.</summary>
    public static Dictionary<string, Tensor> Load(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> length = stackalloc byte[8];
        file.ReadExactly(length);
        var header = new byte[BinaryPrimitives.ReadInt64LittleEndian(length)];
        file.ReadExactly(header);
        using var document = JsonDocument.Parse(header);
        var tensors = new Dictionary<string, Tensor>();
        foreach (var entry in document.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
        {
            using var stored = empty([.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())], Types[entry.Value.GetProperty("dtype").GetString()!]);
            file.Position = 8 + header.Length + entry.Value.GetProperty("data_offsets")[0].GetInt64();
            file.ReadExactly(stored.bytes);
            tensors[entry.Name] = stored.to(float32, copy: true);
        }

        return tensors;
    }

    /// <summary>Writes to a file beside, then moves it to its place, so that no half-written file is ever scored.</summary>
    /// <param name="type">float32, float16 or bfloat16.</param>
    public static void Save(string path, IReadOnlyList<(string Name, Tensor Tensor)> tensors, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var stored = tensors.Select(entry => (entry.Name, Tensor: entry.Tensor.detach().cpu().to(type).contiguous())).ToList();
        var header = Header(stored, Types.First(entry => entry.Value == type).Key);
        using (var file = File.Create(path + ".part"))
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            file.Write(length);
            file.Write(header);
            stored.ForEach(entry => file.Write(entry.Tensor.bytes));
        }

        File.Move(path + ".part", path, overwrite: true);
    }

    private static byte[] Header(List<(string Name, Tensor Tensor)> tensors, string type)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            json.WriteString("canary", "e11ed9ee-b121-4050-bc34-dd7f7e41e7c2");
            json.WriteEndObject();
            var offset = 0L;
            foreach (var (name, tensor) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", type);
                json.WriteStartArray("shape");
                Array.ForEach(tensor.shape, json.WriteNumberValue);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += tensor.numel() * tensor.element_size());
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (buffer.Length % 8 != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }
}
