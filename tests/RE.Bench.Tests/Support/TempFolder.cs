using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Tests.Support;

/// <summary>A folder of a test's own, gone when the test ends.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rebench-test-").FullName;

    public static implicit operator string(TempFolder folder) => folder.Path;

    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file below the folder, with the folders it needs, and returns its absolute path.</summary>
    public string Write(string relative, string text)
    {
        var file = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            // .NET cannot remove names that are not UTF-8, nor anybody but root what a read-only folder holds.
            GuardedFolder.Delete(Path);
        }
    }
}
