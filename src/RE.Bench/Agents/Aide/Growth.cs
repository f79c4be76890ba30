namespace RE.Bench.Agents.Aide;

/// <summary>What came of one step of the search.</summary>
internal enum Growth
{
    /// <summary>The tree has a node more.</summary>
    Grown,

    /// <summary>The model proposed nothing that can be run.</summary>
    NoProposal,

    /// <summary>The time is too short to run anything more.</summary>
    NoTime,
}
