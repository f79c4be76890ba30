namespace RE.Bench.Scorers.RestrictedMlm.Onnx;

/// <summary>Numbers stored in the file, or beside it.</summary>
internal sealed record OnnxTensor
{
    public string Name { get; set; } = "";

    public List<long> Shape { get; } = [];

    /// <summary>ONNX's number of the type; see <see cref="OnnxType"/>.</summary>
    public long Type { get; set; }

    public ReadOnlyMemory<byte>? Raw { get; set; }

    public List<float> Floats { get; } = [];

    public List<long> Integers { get; } = [];

    /// <summary>Keys location, offset and length, if the numbers are in another file.</summary>
    public Dictionary<string, string> External { get; } = new(StringComparer.Ordinal);

    public bool IsExternal { get; set; }

    /// <summary>Double, complex, string and unsigned data, and segments, which no allowed graph needs.</summary>
    public bool HasOtherData { get; set; }
}
