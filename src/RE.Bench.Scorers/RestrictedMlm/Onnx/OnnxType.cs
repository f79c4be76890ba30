namespace RE.Bench.Scorers.RestrictedMlm.Onnx;

/// <summary>The types of numbers that are accepted, by ONNX's own numbers.</summary>
internal static class OnnxType
{
    public const long Float = 1;
    public const long Int32 = 6;
    public const long Int64 = 7;

    /// <summary>For storing weights; only a Cast to float may read them.</summary>
    public const long Float16 = 10;

    /// <summary>For storing weights; only a Cast to float may read them.</summary>
    public const long BFloat16 = 16;

    public static bool IsStored(long type) => type is Float or Int32 or Int64 or Float16 or BFloat16;

    public static int Bytes(long type) => type switch
    {
        Int64 => 8,
        Float16 or BFloat16 => 2,
        _ => 4,
    };
}
