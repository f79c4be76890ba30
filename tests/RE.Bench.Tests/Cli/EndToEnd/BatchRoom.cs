using RE.Bench.Events;
using RE.Bench.Planning.Batches;
using RE.Bench.Results;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>A room with a small environment, in which batches run.</summary>
internal sealed class BatchRoom : IDisposable
{
    public BatchRoom() => Room.Shrink();

    public RunRoom Room { get; } = new();

    /// <summary>The batch's folder.</summary>
    public string Folder => Room["batch"];

    public Batch Batch => BatchStore.Read(new BatchFolder(Folder));

    public void Dispose() => Room.Dispose();

    /// <summary>Starts <c>rebench run</c> for the batch.</summary>
    public CliProcess Start(Dictionary<string, string?> variables, params string[] arguments) =>
        Room.Start(variables, ["run", "--env", "scaling-law", "--sandbox", "bwrap", "--out", Folder, .. arguments]);

    /// <summary>Runs the batch to its end.</summary>
    public async Task<CliProcess> RunAsync(params string[] arguments)
    {
        var run = Start([], arguments);
        await run.EndAsync();
        return run;
    }

    /// <summary>Waits until a condition holds or the program ends.</summary>
    public static async Task UntilAsync(CliProcess run, Func<bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!run.HasExited && !condition() && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
        }
    }

    public IReadOnlyList<RunResult> Results() => [.. Batch.Runs.Select(run => Path.Combine(Folder, run.Run, "result.json")).Where(File.Exists).Select(ResultStore.Read)];

    public IReadOnlyList<JournalEntry> Journal(int run) => JournalContent.Read(Path.Combine(Folder, Batch.Runs[run].Run, "events.jsonl")).Entries;

    /// <summary>What is left on this machine of anything that ran in the room: processes, mounts, sockets, folders, places.</summary>
    public IReadOnlyList<string> Leaks()
    {
        var root = Path.GetDirectoryName(Folder)!;
        return
        [
            .. Directory.GetDirectories("/proc").Where(process => Mentions(Path.Combine(process, "cmdline"), root) && Path.GetFileName(process).All(char.IsAsciiDigit)).Select(process => $"process {process}"),
            .. File.ReadLines("/proc/self/mountinfo").Where(line => line.Contains(root, StringComparison.Ordinal)).Select(line => $"mount {line}"),
            .. File.ReadLines("/proc/net/unix").Where(line => line.Contains(root, StringComparison.Ordinal)).Select(line => $"socket {line}"),
            .. Batch.Runs.Where(run => Directory.Exists(Path.Combine(Folder, run.Run, "home"))).Select(run => $"home of {run.Run}"),
            .. Entries(Room["c"]).Select(entry => $"control {entry}"),
            .. Entries(Room["locks"]).Where(entry => entry.EndsWith(".claim", StringComparison.Ordinal)).Select(entry => $"place {entry}"),
        ];
    }

    // Keys of sandboxes stay as empty folders of their kind.
    private static IEnumerable<string> Entries(string folder) => Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Where(entry => !Directory.Exists(entry) || Directory.EnumerateFileSystemEntries(entry).Any()) : [];

    private static bool Mentions(string file, string text)
    {
        try
        {
            return File.ReadAllText(file).Contains(text, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
