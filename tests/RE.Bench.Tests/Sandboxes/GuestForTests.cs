using System.Diagnostics;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes;

/// <summary>The guest, published once when its sources are newer than it; test processes wait for each other.</summary>
internal static class GuestForTests
{
    private const string Published = "artifacts/publish/RE.Bench.Guest/release_linux-x64/rebench-guest";
    private static readonly string[] Sources = ["src/RE.Bench.Guest", "src/RE.Bench/Sandboxes/Protocol", "Directory.Build.props"];
    private static readonly Lazy<Task<string>> Built = new(BuildAsync);

    /// <summary>Path of an up-to-date guest.</summary>
    public static Task<string> PathAsync() => Environment.GetEnvironmentVariable("REBENCH_GUEST") is { Length: > 0 } named ? Task.FromResult(named) : Built.Value;

    private static async Task<string> BuildAsync()
    {
        var guest = Repository.PathOf(Published);
        Directory.CreateDirectory(Repository.PathOf("artifacts"));
        await using var held = await LockAsync(Repository.PathOf("artifacts/guest-for-tests.lock"));
        if (File.Exists(guest) && File.GetLastWriteTimeUtc(guest) >= Newest())
        {
            return guest;
        }

        var start = new ProcessStartInfo("dotnet", ["publish", "src/RE.Bench.Guest", "-c", "Release", "-nologo", "-v", "q"]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, text);
        File.SetLastWriteTimeUtc(guest, Newest());
        return guest;
    }

    private static DateTime Newest() => Sources.Select(Repository.PathOf)
        .SelectMany(p => File.Exists(p) ? [p] : Directory.GetFiles(p, "*.cs*", SearchOption.AllDirectories))
        .Max(File.GetLastWriteTimeUtc);

    private static async Task<FileStream> LockAsync(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }
        }
    }
}
