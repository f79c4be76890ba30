using RE.Bench.Events;
using RE.Bench.Tests.Runs;

namespace RE.Bench.Tests.Agents;

/// <summary>Copies a run's folder as it lies on disk after every entry of its journal but the last.</summary>
internal sealed class FolderCopier(RunWorld world) : IRunObserver
{
    public List<string> Copies { get; } = [];

    public void OnEntry(JournalEntry entry)
    {
        if (entry.Event is RunEvent.RunEnded)
        {
            return;
        }

        var name = $"copy-{entry.Seq}";
        var from = world["runs", "run-1"];
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock"))
        {
            var target = Path.Combine(world[name], Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var destination = File.Create(target);
            source.CopyTo(destination);
        }

        Copies.Add(name);
    }
}
