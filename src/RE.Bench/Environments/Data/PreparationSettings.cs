namespace RE.Bench.Environments.Data;

/// <summary>What, beside the text itself, decides the bytes of the prepared files.</summary>
internal sealed record PreparationSettings
{
    public required int Vocabulary { get; init; }

    public required int Seed { get; init; }
}
