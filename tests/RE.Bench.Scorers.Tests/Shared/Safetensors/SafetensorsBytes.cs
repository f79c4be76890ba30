using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace RE.Bench.Scorers.Tests.Shared.Safetensors;

/// <summary>Makes files, proper ones and others, byte by byte.</summary>
internal static class SafetensorsBytes
{
    /// <summary>A proper file.</summary>
    public static byte[] Of(IEnumerable<(string Name, long[] Shape, float[] Values)> tensors, string type = "F32")
    {
        var header = new JsonObject { ["__metadata__"] = new JsonObject { ["format"] = "pt" } };
        using var data = new MemoryStream();
        foreach (var (name, shape, values) in tensors)
        {
            var begin = data.Length;
            data.Write(Stored(values, type));
            header[name] = new JsonObject { ["dtype"] = type, ["shape"] = new JsonArray([.. shape.Select(length => JsonValue.Create(length))]), ["data_offsets"] = new JsonArray(begin, data.Length) };
        }

        return Raw(header.ToJsonString(), data.ToArray());
    }

    /// <summary>Any text as a header.</summary>
    public static byte[] Raw(string header, byte[] data) => Raw(Encoding.UTF8.GetBytes(header), data);

    /// <summary>Any bytes as a header.</summary>
    public static byte[] Raw(byte[] header, byte[] data) => Raw((ulong)header.Length, header, data);

    /// <summary>Any length before it.</summary>
    public static byte[] Raw(ulong length, byte[] header, byte[] data)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        return [.. bytes, .. header, .. data];
    }

    private static byte[] Stored(float[] values, string type) => type switch
    {
        "F16" => [.. values.SelectMany(value => BitConverter.GetBytes((Half)value))],
        "BF16" => [.. values.SelectMany(value => BitConverter.GetBytes(value)[2..])],
        _ => [.. values.SelectMany(BitConverter.GetBytes)],
    };
}
