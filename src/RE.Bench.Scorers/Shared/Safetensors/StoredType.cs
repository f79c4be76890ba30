namespace RE.Bench.Scorers.Shared.Safetensors;

/// <summary>The types of numbers that are read.</summary>
internal enum StoredType
{
    /// <summary>IEEE 754, 32 bits.</summary>
    F32,

    /// <summary>IEEE 754, 16 bits.</summary>
    F16,

    /// <summary>The upper half of F32.</summary>
    BF16,
}
