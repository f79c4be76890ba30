using RE.Bench.Planning;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Records;

/// <summary>Good runs that are made once and copied, so that each test may break its own.</summary>
public sealed class GoodRuns : IDisposable
{
    private readonly TempFolder _made = new();

    public GoodRuns()
    {
        new MadeRun { Run = "a-good-run" }.Write(_made);
        new MadeRun { Run = "b" }.Write(_made);
    }

    public void Dispose() => _made.Dispose();

    /// <summary>A copy of <c>a-good-run</c> or <c>b</c>.</summary>
    internal RunFolder Copy(string run, string runs)
    {
        var folder = new RunFolder(Path.Combine(runs, run));
        Directory.CreateDirectory(folder.Path);
        foreach (var file in Directory.EnumerateFiles(_made[run]))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }

        return folder;
    }
}
