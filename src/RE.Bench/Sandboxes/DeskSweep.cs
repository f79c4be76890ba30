using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes;

/// <summary>Removes desk folders whose harness died. Their runs are resumed without them: a new harness makes a new desk and a new key.</summary>
public static class DeskSweep
{
    private const int Largest = 4096;

    /// <summary>Removes, or lists, desk folders of this user whose harness is no more.</summary>
    /// <param name="dryRun">Only list them.</param>
    public static IReadOnlyList<SweptThing> Run(bool dryRun)
    {
        var swept = new List<SweptThing>();
        foreach (var path in Directory.Exists(DeskFolder.Root) ? Directory.GetDirectories(DeskFolder.Root).Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            if (RunOf(path) is { } run)
            {
                swept.Add(new SweptThing("folder", path, run, "harness is dead"));
                if (!dryRun)
                {
                    new DeskFolder(path, run).Delete();
                }
            }
        }

        return swept;
    }

    /// <summary>The run of a folder whose harness died; null for one that is in use or that nobody wrote down.</summary>
    private static string? RunOf(string path)
    {
        var file = new FileInfo(new DeskFolder(path, "").HolderFile);
        return OwnFolder.IsOwn(path) && file is { Exists: true, LinkTarget: null, Length: < Largest }
            && File.ReadAllText(file.FullName).Split('\n') is [var holder, { Length: > 0 } run, ..]
            && HarnessIdentity.TryParse(holder) is { } harness && !harness.IsAlive()
            ? run : null;
    }
}
