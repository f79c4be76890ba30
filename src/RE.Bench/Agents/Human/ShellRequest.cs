namespace RE.Bench.Agents.Human;

/// <summary>What a person asked for with <c>task</c> inside the shell that only the harness can do.</summary>
internal abstract record ShellRequest
{
    private ShellRequest()
    {
    }

    /// <summary>Stop the clock.</summary>
    /// <param name="Reason">Why, in the person's words; may be empty.</param>
    public sealed record Stop(string Reason) : ShellRequest;

    /// <summary>Hand the work in.</summary>
    public sealed record Submit : ShellRequest;
}
