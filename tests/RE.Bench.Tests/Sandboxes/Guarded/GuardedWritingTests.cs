using System.Text;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes.Guarded;

public sealed class GuardedWritingTests : IDisposable
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly TempFolder _host = new();
    private readonly TempFolder _outside = new();

    public void Dispose()
    {
        _host.Dispose();
        _outside.Dispose();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_file_is_written_with_its_parents_mode_and_owner(bool nameByName)
    {
        using var folder = GuardedFolder.Open(_host, nameByName);
        var owner = Environment.IsPrivilegedProcess ? new FileOwner(12345, 23456) : folder.Find(".")!.Owner;

        await Write(folder, "a/b/c", "content", Readable | UnixFileMode.SetUser, owner);

        Assert.Equal("content", await File.ReadAllTextAsync(_host["a/b/c"], TestContext.Current.CancellationToken));
        Assert.Equal(Readable, File.GetUnixFileMode(_host["a/b/c"]));
        Assert.All(["a", "a/b", "a/b/c"], path => Assert.Equal(owner, folder.Find(path)!.Owner));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_link_in_place_of_the_file_is_replaced_and_its_target_untouched(bool nameByName)
    {
        _outside.Write("target", "untouched");
        File.CreateSymbolicLink(_host["file"], _outside["target"]);
        using var folder = GuardedFolder.Open(_host, nameByName);

        await Write(folder, "file", "new", Readable, folder.Find(".")!.Owner);

        Assert.Equal("untouched", await File.ReadAllTextAsync(_outside["target"], TestContext.Current.CancellationToken));
        Assert.Equal(EntryKind.File, folder.Find("file")?.Kind);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_link_in_place_of_a_parent_is_refused_and_nothing_is_written_outside(bool nameByName)
    {
        Directory.CreateSymbolicLink(_host["folder"], _outside);
        using var folder = GuardedFolder.Open(_host, nameByName);

        await Assert.ThrowsAsync<IOException>(() => Write(folder, "folder/file", "x", Readable, folder.Find(".")!.Owner));
        Assert.Throws<IOException>(() => folder.MakeFolder("folder/sub", folder.Find(".")!.Owner));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_outside));
    }

    [Fact]
    public async Task A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        _host.Write("file", "old");
        using var folder = GuardedFolder.Open(_host);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            folder.WriteAtomicAsync("file", new MemoryStream(new byte[100]), Readable, folder.Find(".")!.Owner, cancelled.Token));

        Assert.Equal([_host["file"]], Directory.EnumerateFileSystemEntries(_host));
        Assert.Equal("old", await File.ReadAllTextAsync(_host["file"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_is_not_overwritten_by_a_file()
    {
        Directory.CreateDirectory(_host["name"]);
        using var folder = GuardedFolder.Open(_host);

        await Assert.ThrowsAsync<IOException>(() => Write(folder, "name", "x", Readable, folder.Find(".")!.Owner));

        Assert.Equal([_host["name"]], Directory.EnumerateFileSystemEntries(_host));
    }

    private static Task Write(GuardedFolder folder, string path, string text, UnixFileMode mode, FileOwner owner) =>
        folder.WriteAtomicAsync(path, new MemoryStream(Encoding.UTF8.GetBytes(text)), mode, owner, TestContext.Current.CancellationToken);
}
