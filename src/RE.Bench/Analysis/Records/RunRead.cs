namespace RE.Bench.Analysis.Records;

/// <summary>What one source gave.</summary>
/// <param name="Runs">In the order of the source; an id may occur twice.</param>
/// <param name="Problems">What could not be read.</param>
internal sealed record RunRead(IReadOnlyList<RunRecord> Runs, IReadOnlyList<RunProblem> Problems)
{
    /// <summary>One good run.</summary>
    public static RunRead Of(RunRecord run) => new([run], []);

    /// <summary>One problem and no run.</summary>
    public static RunRead Failed(string path, string message) => new([], [new RunProblem(path, message)]);
}
