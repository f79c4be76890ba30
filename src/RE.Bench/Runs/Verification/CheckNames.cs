namespace RE.Bench.Runs.Verification;

/// <summary>Names of the checks, as printed and as in JSON.</summary>
internal static class CheckNames
{
    public const string Chain = "journal-chain";
    public const string NotedHash = "journal-hash";
    public const string Entries = "journal-entries";
    public const string Result = "result";
    public const string Ledger = "ledger";
    public const string Scores = "scores";
    public const string Submissions = "submissions";
    public const string Clock = "clock";
    public const string Outcome = "outcome";
    public const string Environment = "environment";
    public const string Scorings = "scorings";
    public const string Confirmation = "confirmation";
}
