using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>Folders of made runs, and the program run on them as CI does.</summary>
internal sealed class GateRoom : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Now => _folder["now"];

    public string Baseline => _folder["baseline"];

    public string this[string name] => _folder[name];

    /// <summary>Writes a run for each normalized score; null = no valid row.</summary>
    public void Make(string folder, string environment, params double?[] scores)
    {
        foreach (var (at, score) in scores.Index())
        {
            Made(folder, environment, at, score).Write(folder);
        }
    }

    /// <summary>Writes a run that its infrastructure ended.</summary>
    public void Break(string folder, string environment) =>
        (Made(folder, environment, 99, null) with { Outcome = RunOutcomes.InfrastructureFailed }).Write(folder);

    /// <summary>Runs <c>rebench report</c> in a step of GitHub's whose files are in this room.</summary>
    public Task<CliProcess> ReportAsync(params string[] arguments) => CliProcess.RunAsync(
        new Dictionary<string, string?> { ["GITHUB_STEP_SUMMARY"] = _folder["summary.md"], ["GITHUB_OUTPUT"] = _folder["output.txt"], ["REBENCH_RUNS"] = _folder["nothing"] },
        ["report", .. arguments]);

    public void Dispose() => _folder.Dispose();

    // The scale of made runs: 0.25 raw is normalized 0, and 0.75 is 1.
    private static MadeRun Made(string folder, string environment, int at, double? score) => new()
    {
        Run = $"20261122-201500-{environment}-{Path.GetFileName(folder)}-{at:x8}",
        Environment = environment,
        Scores = [(30, 0.25 + 0.5 * score)],
    };
}
