using RE.Bench.Environments;
using RE.Bench.Scoring;

namespace RE.Bench.Tests.Support;

/// <summary>Valid examples of the records that many tests need; change them by <c>with</c>.</summary>
internal static class Some
{
    public const string Canary = "00000000-0000-4000-8000-000000000000";

    public static EnvironmentDefinition Definition() => new()
    {
        Slug = "sample",
        Title = "Sample",
        Version = "1.0.0",
        Summary = "Make the number in answer.json as large as the rules allow.",
        Canary = Canary,
        Submission = ["answer.json"],
        Score = Rules(),
        Profiles = new Dictionary<string, ProfileDefinition> { ["cpu"] = Profile() },
    };

    public static ScoreRules Rules() => new()
    {
        Better = ScoreDirection.Higher,
        Selection = ScoreSelection.Best,
        Timeout = TimeSpan.FromSeconds(20),
    };

    public static ProfileDefinition Profile() => new()
    {
        Time = TimeSpan.FromMinutes(30),
        Image = "dotnet",
        Resources = Resources(),
        Starting = 0,
        Reference = 1,
    };

    public static ResourceDefinition Resources() => new()
    {
        Cpus = 2,
        Memory = new(4L << 30),
        Disk = new(4L << 30),
    };

    /// <summary>An environment whose folder need not exist.</summary>
    public static EnvironmentFolder Environment(string folder = "/nowhere/sample") => new(Definition(), folder, "sha256:" + new string('0', 64));
}
