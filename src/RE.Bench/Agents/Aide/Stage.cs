namespace RE.Bench.Agents.Aide;

/// <summary>What a node of the tree is made for.</summary>
internal enum Stage
{
    /// <summary>A new solution, from the starting one.</summary>
    Draft,

    /// <summary>The parent with a fault less.</summary>
    Debug,

    /// <summary>The parent, better.</summary>
    Improve,
}
