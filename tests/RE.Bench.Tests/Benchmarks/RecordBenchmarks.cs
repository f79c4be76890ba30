using System.Globalization;
using RE.Bench.Analysis.Records;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Benchmarks;

/// <summary>
/// Numbers, not tests; run by name: <c>dotnet run -c Release --project tests/RE.Bench.Tests -- -explicit only -showLiveOutput -class RE.Bench.Tests.Benchmarks.RecordBenchmarks</c>.
/// Columns: operation, median, 95th percentile and least time in milliseconds, how often.
/// </summary>
public sealed class RecordBenchmarks : IDisposable
{
    private readonly TempFolder _runs = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _runs.Dispose();

    [Fact(Explicit = true)]
    public async Task A_thousand_runs()
    {
        for (var number = 0; number < 1000; number++)
        {
            new MadeRun { Run = $"20261122-201500-sample-o1-{number:x8}", Turns = 5, Output = new string('x', 1000) }.Write(_runs);
        }

        Say($"| journals of 1,000 runs, in MB | {Directory.EnumerateFiles(_runs, "events.jsonl", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1e6:0.0} |");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var first = TimeProvider.System.GetTimestamp();
        var set = RunReader.Read([_runs], Cancel);
        var took = TimeProvider.System.GetElapsedTime(first);

        Assert.Equal((1000, 0), (set.Runs.Count, set.Problems.Count));
        Say($"| 1,000 runs read, the first time in a process | {took.TotalMilliseconds:0} |");
        Say($"| allocated by that, in MB | {(GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6:0.0} |");
        Say((await Sample.TakeAsync("1,000 runs read", 15, _ => Task.FromResult(RunReader.Read([_runs], Cancel)))).ToString());
    }

    [Fact(Explicit = true)]
    public async Task A_run_with_a_journal_of_100_MB()
    {
        new MadeRun { Turns = 100, Output = new string('x', 1 << 20), Scores = [(10, 0.5)] }.Write(_runs);

        Assert.Single(RunReader.Read([_runs], Cancel).Runs);
        Say((await Sample.TakeAsync("a run with a journal of 100 MB read", 50, _ => Task.FromResult(RunReader.Read([_runs], Cancel)))).ToString());
    }

    private static void Say(FormattableString line) => Say(line.ToString(CultureInfo.InvariantCulture));

    private static void Say(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
