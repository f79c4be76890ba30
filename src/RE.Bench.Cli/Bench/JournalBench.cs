using RE.Bench.Events;

namespace RE.Bench.Cli.Bench;

/// <summary>How long an entry takes to be durable.</summary>
internal static class JournalBench
{
    /// <summary>Appends entries of 300 bytes to a journal in a folder.</summary>
    public static async Task<Measured> RunAsync(string folder, TimeProvider time)
    {
        var path = Path.Combine(folder, $"bench-{Guid.NewGuid():N}.jsonl");
        await using (var journal = Journal.Create(path, time, []))
        {
            var samples = await Samples.TakeAsync(time, 500, i =>
            {
                journal.Append(new RunEvent.Noted($"{i}", new string('x', 200)));
                return Task.CompletedTask;
            });
            File.Delete(path);
            return new Measured("journal append with flush to disk", samples.ToString(), "");
        }
    }
}
