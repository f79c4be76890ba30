namespace RE.Bench.Agents.Aide;

/// <summary>All nodes so far, and which of them is the best in the direction that the task fixes.</summary>
/// <param name="higherIsBetter">The task's direction.</param>
/// <param name="start">Score of the starting solution; null when it is hidden or there is none.</param>
internal sealed class NodeTree(bool higherIsBetter, double? start)
{
    private readonly List<Node> _nodes = [];

    /// <summary>All nodes, in order.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Score of the starting solution; null when it is hidden or there is none.</summary>
    public double? Start => start;

    /// <summary>How many drafts there are.</summary>
    public int Drafts => _nodes.Count(node => node.Parent is null);

    /// <summary>The best good node; null when there is none.</summary>
    public Node? Best { get; private set; }

    /// <summary>The node that should stand in the solution folder; null = the starting solution.</summary>
    public Node? Standing => Best is { } best && BeatsStart(best.Metric) ? best : null;

    /// <summary>Failed nodes that nothing was made from yet.</summary>
    public IReadOnlyList<Node> BuggyLeaves => [.. _nodes.Where(node => node.IsBuggy && !_nodes.Exists(other => other.Parent?.Number == node.Number))];

    /// <summary>Adds a node.</summary>
    public void Add(Node node)
    {
        _nodes.Add(node);
        if (node.IsGood && WouldLead(node.Metric))
        {
            Best = node;
        }
    }

    /// <summary>True when a node would stand in the solution folder if it were added.</summary>
    public bool WouldStand(Node node) => node.IsGood && WouldLead(node.Metric) && BeatsStart(node.Metric);

    // Where the number of either is hidden, a valid solution of the search is taken to be the better one.
    private bool BeatsStart(double? metric) => metric is not { } value || start is not { } least || IsBetter(value, least);

    // A node that was not measured never replaces one that was; among those that were not, the newest leads.
    private bool WouldLead(double? metric) => (metric, Best) switch
    {
        (_, null) => true,
        (null, { Metric: null }) => true,
        (null, _) => false,
        (_, { Metric: null }) => true,
        ({ } value, { Metric: { } best }) => IsBetter(value, best),
    };

    private bool IsBetter(double value, double than) => higherIsBetter ? value > than : value < than;
}
