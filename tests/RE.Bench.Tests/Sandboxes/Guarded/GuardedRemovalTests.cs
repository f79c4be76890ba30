using System.Diagnostics;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes.Guarded;

public sealed class GuardedRemovalTests : IDisposable
{
    private readonly TemporaryFolder _outside = new();

    public void Dispose() => _outside.Dispose();

    [Fact]
    public void Everything_goes_whatever_its_name_and_rights_and_nothing_behind_a_link()
    {
        _outside.Write("kept", "kept");
        var doomed = Directory.CreateTempSubdirectory("rebench-test-").FullName;
        HostileFiles.Touch($"{doomed}/\udcff\n");
        HostileFiles.MakePipe($"{doomed}/pipe");
        Directory.CreateSymbolicLink($"{doomed}/link", _outside);
        Directory.CreateDirectory($"{doomed}/locked/inner", UnixFileMode.UserRead);
        File.SetUnixFileMode($"{doomed}/locked", UnixFileMode.None);

        GuardedFolder.Delete(doomed);

        Assert.False(Directory.Exists(doomed));
        Assert.True(File.Exists(_outside.At("kept")));
    }

    [Fact]
    public async Task A_tree_deeper_than_any_path_goes_too()
    {
        var doomed = Directory.CreateTempSubdirectory("rebench-test-").FullName;
        const string Script = "i=0; while [ $i -lt 3000 ]; do mkdir dddd && cd -P dddd || exit 1; i=$((i+1)); done; touch file";
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", Script]) { WorkingDirectory = doomed, RedirectStandardError = true })!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        GuardedFolder.Delete(doomed);

        Assert.False(Directory.Exists(doomed));
    }
}
