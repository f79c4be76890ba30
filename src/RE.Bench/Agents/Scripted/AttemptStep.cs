namespace RE.Bench.Agents.Scripted;

/// <summary>One step of a scripted attempt.</summary>
internal abstract record AttemptStep
{
    private AttemptStep()
    {
    }

    /// <summary>Copies a file of the script's folder into the solution folder, under the same name.</summary>
    public sealed record Put(string File) : AttemptStep;

    /// <summary>Writes a file in the sandbox; the path is absolute.</summary>
    public sealed record Write(string Path, string Content) : AttemptStep;

    /// <summary>Runs a command; unless it may, its failure ends the attempt.</summary>
    public sealed record Run(string Command, TimeSpan Timeout, bool MayFail) : AttemptStep;

    /// <summary>Asks for a score.</summary>
    public sealed record Score : AttemptStep;

    /// <summary>Hands in.</summary>
    public sealed record Submit : AttemptStep;
}
