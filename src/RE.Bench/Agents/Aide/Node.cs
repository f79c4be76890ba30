namespace RE.Bench.Agents.Aide;

/// <summary>One solution of the tree: what was tried and what came of it.</summary>
internal sealed record Node
{
    /// <summary>Number, from 1 in the order of trying.</summary>
    public required int Number { get; init; }

    /// <summary>What it was made for.</summary>
    public required Stage Stage { get; init; }

    /// <summary>The node that it was made from; null for a draft.</summary>
    public required Node? Parent { get; init; }

    /// <summary>What was tried.</summary>
    public required Proposal Proposal { get; init; }

    /// <summary>How its command ended.</summary>
    public CommandReply? Run { get; init; }

    /// <summary>What the model said of its output; null when it was not asked or gave no answer.</summary>
    public Review? Review { get; init; }

    /// <summary>Its row of the ledger; null when it was not scored.</summary>
    public ScoreReply? Score { get; init; }

    /// <summary>What it turned out to be.</summary>
    public Verdict Verdict { get; init; } = new Verdict.Unscored();

    /// <summary>How many debug steps in a row lead to it, itself included.</summary>
    public int DebugDepth => Stage == Stage.Debug ? Parent!.DebugDepth + 1 : 0;

    /// <summary>True when its submission counts.</summary>
    public bool IsGood => Verdict is Verdict.Good;

    /// <summary>True when it failed.</summary>
    public bool IsBuggy => Verdict is Verdict.Buggy;

    /// <summary>What it is ranked by; null when nothing measured it.</summary>
    public double? Metric => (Verdict as Verdict.Good)?.Metric;

    /// <summary>It and the nodes that it comes from, the draft first.</summary>
    public IReadOnlyList<Node> Line => [.. Parent?.Line ?? [], this];

    /// <summary>All files that were written for it and for the nodes that it comes from; the newest of each path.</summary>
    public IReadOnlyList<NodeFile> Files => [.. Line.SelectMany(node => node.Proposal.Files).GroupBy(file => file.Path).Select(same => same.Last())];

    /// <summary>Its stage and parent in words.</summary>
    public string Kind => Stage == Stage.Draft ? "draft" : $"{Stage.ToString().ToLowerInvariant()} of {Parent!.Number}";
}
