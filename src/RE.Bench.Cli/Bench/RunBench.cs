using System.Diagnostics;
using System.Globalization;
using RE.Bench.Events;
using RE.Bench.Planning;

namespace RE.Bench.Cli.Bench;

/// <summary>What a whole run of a scripted agent costs, as a user starts it: as a process of its own.</summary>
internal static class RunBench
{
    private const int Calls = 100;

    /// <summary>Starts this program with a script of 100 tool calls and reads the run's journal.</summary>
    public static async IAsyncEnumerable<Measured> RunAsync(
        string sandbox, string folder, TimeProvider time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var script = Path.Combine(folder, "hundred.yaml");
        await File.WriteAllTextAsync(script, "steps:\n" + string.Concat(Enumerable.Repeat("  - run: \"true\"\n", Calls)) + "  - submit: true\n", cancellationToken);
        var runs = Path.Combine(folder, "runs");
        var typed = time.GetUtcNow();
        using var process = Process.Start(Itself(["run", "--env", "scaling-law", "--agent", $"replay:{script}", "--sandbox", sandbox, "--out", runs, "--json"]))!;
        var peak = 0L;
        var drained = process.StandardOutput.ReadToEndAsync(cancellationToken);
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Peak(process.Id));
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
        }

        await drained;
        var entries = JournalContent.Read(new RunFolder(Directory.GetDirectories(runs).Single()).Journal).Entries;
        var started = entries.First(entry => entry.Event is RunEvent.StepStarted);
        var ended = entries.Last(entry => entry.Event is RunEvent.StepEnded);
        yield return Line($"{sandbox}: from typing the command to the first tool call", started.At - typed, "<= 1.2 s in Docker");
        yield return Line($"{sandbox}: wall time a tool call, {Calls} calls", (ended.At - started.At) / Calls, "<= 6 ms in Docker");
        yield return new($"{sandbox}: peak memory of the command line during a run", string.Create(CultureInfo.InvariantCulture, $"{peak >> 20} MiB"), "<= 120 MB");
    }

    /// <summary>How long <c>rebench --help</c> takes, warm.</summary>
    public static async Task<Measured> HelpAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var samples = await Samples.TakeAsync(time, 15, async _ =>
        {
            using var process = Process.Start(Itself(["--help"]))!;
            await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        });
        return new("start-up of 'rebench --help', warm", samples.ToString(), "<= 80 ms");
    }

    private static Measured Line(string what, TimeSpan value, string goal) =>
        new(what, string.Create(CultureInfo.InvariantCulture, $"{value.TotalMilliseconds:0.0} ms"), goal);

    private static ProcessStartInfo Itself(string[] arguments) =>
        new(Environment.ProcessPath!, [.. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(RunBench).Assembly.Location] : Array.Empty<string>(), .. arguments])
        {
            RedirectStandardOutput = true,
        };

    private static long Peak(int process)
    {
        try
        {
            return PeakMemory.Read(process);
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
