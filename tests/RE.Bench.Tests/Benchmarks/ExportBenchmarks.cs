using System.Globalization;
using RE.Bench.Reports.Exports;
using RE.Bench.Reports.Exports.Atif;
using RE.Bench.Reports.Exports.Inspect;
using RE.Bench.Reports.Exports.Tables;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Benchmarks;

/// <summary>
/// Numbers, not tests; run by name: <c>dotnet run -c Release --project tests/RE.Bench.Tests -- -explicit only -showLiveOutput -class RE.Bench.Tests.Benchmarks.ExportBenchmarks</c>.
/// Reading the run is part of each export.
/// </summary>
public sealed class ExportBenchmarks : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory(Explicit = true)]
    [InlineData(10_000)]
    [InlineData(20_000)]
    public async Task Exports_of_a_run_with_many_events(int events)
    {
        var run = new TalkingRun { Turns = events / 4, ScoreEvery = 100, Output = new string('x', 400) }.Write(_folder["runs"]);
        Say($"journal of {ExportedRun.Read(run).Content.Entries.Count} entries, {new FileInfo(run.Journal).Length / 1e6:0.0} MB");

        await TakeAsync("eval", file => InspectGroup.Of([ExportedRun.Read(run)])[0].WriteAsync(file, force: true, Cancel));
        await TakeAsync("atif", file => new AtifTrajectory(ExportedRun.Read(run)).WriteAsync(file, force: true, Cancel));
        foreach (var table in ExportTable.All)
        {
            await TakeAsync($"{table.Name} csv", file => CsvFile.WriteAsync(table, [ExportedRun.Read(run)], file, force: true, Cancel));
            await TakeAsync($"{table.Name} parquet", file => ParquetFile.WriteAsync(table, [ExportedRun.Read(run)], file, force: true, Cancel));
        }
    }

    private async Task TakeAsync(string name, Func<string, Task> write)
    {
        var file = _folder["out"];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;
        using var over = new CancellationTokenSource();
        var watching = Task.Run(
            async () =>
            {
                while (!over.IsCancellationRequested)
                {
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                    await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancel);
                }
            },
            Cancel);
        var sample = await Sample.TakeAsync(name, 5, _ => write(file));
        await over.CancelAsync();
        await watching;
        Say(string.Create(CultureInfo.InvariantCulture, $"{sample} {new FileInfo(file).Length / 1e6:0.00} MB, peak managed memory +{(peak - before) / 1e6:0} MB"));
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
