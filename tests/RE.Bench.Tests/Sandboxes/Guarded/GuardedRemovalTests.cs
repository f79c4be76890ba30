using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes.Guarded;

public sealed class GuardedRemovalTests : IDisposable
{
    private readonly TempFolder _outside = new();

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
        Assert.True(File.Exists(_outside["kept"]));
    }

    [Fact]
    public void A_tree_deeper_than_any_path_goes_too()
    {
        var doomed = Directory.CreateTempSubdirectory("rebench-test-").FullName;
        HostileFiles.MakeDeepFolders(doomed, levels: 700);

        GuardedFolder.Delete(doomed);

        Assert.False(Directory.Exists(doomed));
    }
}
