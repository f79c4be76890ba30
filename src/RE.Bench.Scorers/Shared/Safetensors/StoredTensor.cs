namespace RE.Bench.Scorers.Shared.Safetensors;

/// <summary>One entry of a header that has been checked.</summary>
/// <param name="Type">How each number is stored.</param>
/// <param name="Shape">At most eight lengths, none negative.</param>
/// <param name="Begin">First byte, from the end of the header on.</param>
/// <param name="End">The byte after the last one.</param>
internal sealed record StoredTensor(StoredType Type, IReadOnlyList<long> Shape, long Begin, long End);
