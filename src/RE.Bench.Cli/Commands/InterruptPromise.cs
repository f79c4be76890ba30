namespace RE.Bench.Cli.Commands;

/// <summary>What the first Ctrl-C says while a run goes on.</summary>
internal static class InterruptPromise
{
    /// <summary>The sentence.</summary>
    public const string Text = "Ending: what is there is scored now. Ctrl-C again ends at once; 'rebench resume' then goes on.";
}
