using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Tests.Support;

/// <summary>A folder of one test, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rebench-test-").FullName;

    public static implicit operator string(TemporaryFolder folder) => folder.Path;

    public string At(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>Writes a file, parents made.</summary>
    public string Write(string path, string content)
    {
        var full = At(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        return full;
    }

    public void Dispose() => GuardedFolder.Delete(Path);
}
