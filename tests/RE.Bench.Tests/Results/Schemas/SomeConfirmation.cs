using RE.Bench.Events;
using RE.Bench.Runs.Verification;

namespace RE.Bench.Tests.Results.Schemas;

/// <summary>Confirmations as the harness writes them.</summary>
internal static class SomeConfirmation
{
    /// <summary>One agreeing attempt.</summary>
    public static Confirmation Of(string journalHash, double raw) => new()
    {
        Run = "run-1",
        JournalHash = journalHash,
        Row = 3,
        Submission = "sha256:" + new string('1', 64),
        Raw = raw,
        Attempts = [Attempt(raw), Attempt(raw) with { Verdict = "unconfirmed", Reason = "the scorer did not answer", Scores = [new ConfirmationScore(9, "crashed", null, "status 1")], Mean = null, Sd = null, Tolerance = null }],
        Verdict = "confirmed",
    };

    private static ConfirmationAttempt Attempt(double raw) => new()
    {
        At = DateTimeOffset.UnixEpoch,
        Verdict = "confirmed",
        Reason = "every new score is the same",
        EnvironmentDigest = "sha256:test",
        Scorer = "fake-1",
        Scores = [new ConfirmationScore(7, "scored", raw, null)],
        Mean = raw,
        Sd = 0,
        Tolerance = 0,
        Harness = "0.1.0",
        Host = new HostFacts { Os = "Debian", Kernel = "6", Cpu = "A processor", Cores = 2, MemoryBytes = 1L << 34, Dotnet = "10.0.1" },
    };
}
