namespace RE.Bench.Agents.Modular.Choosing;

/// <summary>What a model is told when it is to judge proposals.</summary>
internal static class ChoosingTexts
{
    public static string Compare(IReadOnlyList<Proposal> options, int room) => $"""
        Here are {options.Count} options for the next step. None of them has been carried out.

        {string.Join("\n\n", options.Select((option, i) => $"## Option {i + 1}\n{option.Shown(room / options.Count)}"))}

        Compare them on their merits: which brings the task furthest for the time it takes, which rests on a wrong assumption, which can do harm?
        Then call choose with the number of the best one.
        """;

    public static string Assess(Proposal proposal, int longest) => $"""
        This is the proposed next step. It has not been carried out.

        {proposal.Shown(longest)}

        Look at it and at all that was done so far with fresh eyes: is the work on a promising track, and does this step bring it forward? Then call assess:
        APPROVE to carry it out, REJECT when it repeats what failed, rests on a wrong assumption, or wastes the time that is left.
        """;

    public static string OffTrack(Proposal proposal) =>
        $"This next step was considered and rejected as off track; it was not carried out:\n{proposal.Shown(2000)}\nTake another approach.";
}
