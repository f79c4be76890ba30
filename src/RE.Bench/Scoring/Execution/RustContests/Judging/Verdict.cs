namespace RE.Bench.Scoring.Execution.RustContests.Judging;

/// <summary>What became of a problem.</summary>
/// <param name="Kind">One of the names of <see cref="Verdict"/>.</param>
/// <param name="Passed">Tests that were passed before the first that was not.</param>
/// <param name="Note">For the record, never for the agent.</param>
internal sealed record Verdict(string Kind, int Passed, string Note)
{
    /// <summary>All tests were passed.</summary>
    public const string Solved = "solved";

    /// <summary><c>solve</c> printed no program in time.</summary>
    public const string NoProgram = "no-program";

    /// <summary>What it printed does not compile within the limits.</summary>
    public const string NotCompiled = "not-compiled";

    /// <summary>A test had another answer.</summary>
    public const string WrongAnswer = "wrong-answer";

    /// <summary>The program crashed or ended with another status than 0.</summary>
    public const string Failed = "failed";

    /// <summary>A test took too long.</summary>
    public const string TooSlow = "too-slow";
}
