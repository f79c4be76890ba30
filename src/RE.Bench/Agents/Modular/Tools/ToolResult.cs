namespace RE.Bench.Agents.Modular.Tools;

/// <summary>What came of a tool call.</summary>
internal abstract record ToolResult
{
    private ToolResult()
    {
    }

    /// <summary>It ran.</summary>
    public sealed record Said(string Text) : ToolResult;

    /// <summary>It could not be run as it was called.</summary>
    public sealed record Rejected(string Reason) : ToolResult;

    /// <summary>The agent handed in.</summary>
    public sealed record Submitted : ToolResult;
}
