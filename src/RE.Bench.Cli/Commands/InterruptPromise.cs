namespace RE.Bench.Cli.Commands;

/// <summary>What the first Ctrl-C says while a run goes on.</summary>
internal static class InterruptPromise
{
    /// <summary>The sentence.</summary>
    public const string Text = "Ending: what is there is scored now. Ctrl-C again ends at once; 'rebench resume' then goes on.";

    /// <summary>The same for many runs at once.</summary>
    public const string Batch = "Ending: no more runs start, and those that go on are scored now. Ctrl-C again ends at once; the same command, or 'rebench run --batch', then goes on.";
}
