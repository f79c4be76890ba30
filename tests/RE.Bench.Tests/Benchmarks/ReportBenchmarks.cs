using System.Diagnostics;
using System.Globalization;
using RE.Bench.Cli.Bench;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Benchmarks;

/// <summary>
/// Numbers, not tests; run by name: <c>dotnet run -c Release --project tests/RE.Bench.Tests -- -explicit only -showLiveOutput -class RE.Bench.Tests.Benchmarks.ReportBenchmarks</c>.
/// The program is a process of its own; its wall time, its processor time, which other load changes less, and the most memory that it ever held are printed.
/// </summary>
public sealed class ReportBenchmarks
{
    private const int Times = 3;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    [Fact(Explicit = true)]
    public async Task A_report_over_a_thousand_runs()
    {
        using var folder = new TempFolder();
        new ManyRuns().Write(folder["runs"]);

        for (var time = 0; time < Times; time++)
        {
            await MeasureAsync("text", "report", folder["runs"], "--k", "4");
            await MeasureAsync("text and figures", "report", folder["runs"], "--k", "4", "--plots", folder["figures"]);
            await MeasureAsync("HTML and figures", "report", folder["runs"], "--k", "4", "--format", "html", "--to", folder["report.html"], "--plots", folder["figures"]);
            await MeasureAsync("JSON", "report", folder["runs"], "--format", "json", "--to", folder["report.json"]);
            await MeasureAsync("help of the program, for scale", "--help");
        }
    }

    private static async Task MeasureAsync(string what, params string[] arguments)
    {
        var (clock, begin, peak, busy) = (TimeProvider.System, TimeProvider.System.GetTimestamp(), 0L, TimeSpan.Zero);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [ProgramUnderTest.Path, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        while (!process.HasExited)
        {
            (peak, busy) = (Math.Max(peak, Peak(process.Id)), Busy(process) ?? busy);
            await Task.Delay(Glance, clock, TestContext.Current.CancellationToken);
        }

        var took = clock.GetElapsedTime(begin);
        Assert.True(process.ExitCode == 0, await error);
        var characters = (await output).Length;
        Say(string.Create(CultureInfo.InvariantCulture, $"| {what} | {took.TotalSeconds:0.00} s | {busy.TotalSeconds:0.00} s of processor | {peak / (1 << 20)} MiB | {characters} characters |"));
    }

    // A process that has just ended has no memory any more.
    private static long Peak(int process)
    {
        try
        {
            return PeakMemory.Read(process);
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static TimeSpan? Busy(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
