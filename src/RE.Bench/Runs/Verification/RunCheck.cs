namespace RE.Bench.Runs.Verification;

/// <summary>One check of a run with its evidence.</summary>
/// <param name="Name">Short name, such as <c>journal-chain</c>.</param>
/// <param name="Outcome">What it found.</param>
/// <param name="Evidence">What was compared, or each thing that does not fit; text of the run's files may be in it, so print it inert.</param>
public sealed record RunCheck(string Name, CheckOutcome Outcome, IReadOnlyList<string> Evidence)
{
    private const int MostEvidence = 20;

    internal static RunCheck Holds(string name, string detail) => new(name, CheckOutcome.Holds, [detail]);

    internal static RunCheck Unchecked(string name, string reason) => new(name, CheckOutcome.Unchecked, [reason]);

    internal static RunCheck Contradicted(string name, params IReadOnlyList<string> evidence) => new(
        name,
        CheckOutcome.Contradicted,
        evidence.Count <= MostEvidence ? evidence : [.. evidence.Take(MostEvidence), $"and {evidence.Count - MostEvidence} more"]);

    /// <summary>Contradicted by the problems, or as it must be when there are none.</summary>
    internal static RunCheck Of(string name, IReadOnlyList<string> problems, string detail) =>
        problems.Count > 0 ? Contradicted(name, problems) : Holds(name, detail);
}
