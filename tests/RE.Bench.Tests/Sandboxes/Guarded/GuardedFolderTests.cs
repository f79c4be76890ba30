using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Sandboxes.Guarded;

public sealed class GuardedFolderTests : IDisposable
{
    private readonly TempFolder _host = new();
    private readonly TempFolder _outside = new();

    public void Dispose()
    {
        _host.Dispose();
        _outside.Dispose();
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_regular_file_is_read(bool nameByName)
    {
        _host.Write("a/b/c.txt", "inside");

        using var folder = GuardedFolder.Open(_host, nameByName);
        using var reader = new StreamReader(folder.OpenRead("a/b/c.txt"));

        Assert.Equal("inside", reader.ReadToEnd());
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_link_is_never_followed(bool nameByName)
    {
        _outside.Write("secret", "held out");
        File.CreateSymbolicLink(_host["file"], _outside["secret"]);
        Directory.CreateSymbolicLink(_host["folder"], _outside);
        Directory.CreateSymbolicLink(_host["up"], "..");

        using var folder = GuardedFolder.Open(_host, nameByName);

        Assert.Contains("symbolic link", Assert.Throws<FileNotFoundException>(() => folder.OpenRead("file")).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => folder.OpenRead("folder/secret"));
        Assert.Null(folder.Find("folder/secret"));
        Assert.Null(folder.Find("up/etc"));
        Assert.Equal(EntryKind.SymbolicLink, folder.Find("folder")?.Kind);
        Assert.Equal(["file", "folder", "up"], folder.Walk(".").Skip(1).Select(entry => entry.Path).Order());
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_folder_below_is_opened_unless_a_link_stands_for_it(bool nameByName)
    {
        _host.Write("home/solution/answer.json", "inside");
        Directory.CreateSymbolicLink(_host["home/link"], _outside);

        using var folder = GuardedFolder.Open(_host, nameByName);
        using var solution = folder.OpenFolder("home/solution");

        Assert.Equal("inside"u8, solution!.OpenRead("answer.json").ReadToEnd());
        Assert.Null(folder.OpenFolder("home/link"));
        Assert.Null(folder.OpenFolder("home/nothing"));
        Assert.Null(folder.OpenFolder("home/solution/answer.json"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Pipes_sockets_and_devices_are_named_but_never_opened(bool nameByName)
    {
        HostileFiles.MakePipe(_host["pipe"]);
        HostileFiles.MakeSocket(_host["socket"]);
        var hasDevice = HostileFiles.TryMakeDevice(_host["zero"]);

        using var folder = GuardedFolder.Open(_host, nameByName);

        Assert.Equal(EntryKind.Pipe, folder.Find("pipe")?.Kind);
        Assert.Contains("a named pipe", Assert.Throws<FileNotFoundException>(() => folder.OpenRead("pipe")).Message, StringComparison.Ordinal);
        Assert.Contains("a socket", Assert.Throws<FileNotFoundException>(() => folder.OpenRead("socket")).Message, StringComparison.Ordinal);
        Assert.True(!hasDevice || folder.Find("zero")?.Kind == EntryKind.CharacterDevice);
        Assert.Throws<FileNotFoundException>(() => folder.OpenRead("zero"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("a/")]
    [InlineData("a\0b")]
    public void A_path_that_could_leave_is_a_mistake_of_the_caller(string path)
    {
        using var folder = GuardedFolder.Open(_host);

        Assert.Throws<ArgumentException>(() => folder.OpenRead(path));
    }

    [Fact]
    public void A_folder_that_is_itself_a_link_is_not_opened()
    {
        Directory.CreateSymbolicLink(_host["link"], _outside);

        Assert.Throws<DirectoryNotFoundException>(() => GuardedFolder.Open(_host["link"]));
        Assert.Throws<DirectoryNotFoundException>(() => GuardedFolder.Open(_host["link/"]));
        Assert.Throws<DirectoryNotFoundException>(() => GuardedFolder.Open(_host["nothing"]));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_walk_tells_kind_size_links_and_mode_of_every_name(bool nameByName)
    {
        _host.Write("a/b", "12345");
        File.SetUnixFileMode(_host["a/b"], UnixFileMode.UserRead | UnixFileMode.SetUser);
        HostileFiles.HardLink(_host["a/b"], _host["a/c"]);
        HostileFiles.Touch(_host["new\nline\udcff"]);

        using var folder = GuardedFolder.Open(_host, nameByName);
        var entries = folder.Walk(".").ToDictionary(entry => entry.Path);

        Assert.Equal([".", "a", "a/b", "a/c", "new\nline\udcff"], entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((5, 2u, UnixFileMode.UserRead | UnixFileMode.SetUser), (entries["a/b"].Size, entries["a/b"].Links, entries["a/b"].Mode));
        Assert.Equal((0, 1, 2), (entries["."].Depth, entries["a"].Depth, entries["a/b"].Depth));
        Assert.Empty(folder.OpenRead("new\nline\udcff").ReadToEnd());
    }

    [Fact]
    public void A_sparse_file_shows_what_is_stored()
    {
        using (var file = File.Create(_host["sparse"]))
        {
            file.SetLength(1L << 30);
        }

        using var folder = GuardedFolder.Open(_host);

        Assert.Equal(1L << 30, folder.Find("sparse")!.Size);
        Assert.InRange(folder.Find("sparse")!.StoredBytes, 0, 1 << 16);
    }

    [Fact]
    public void Folders_deeper_than_the_walk_are_named_and_marked_as_unread()
    {
        Directory.CreateDirectory(_host[string.Join('/', Enumerable.Repeat("d", GuardedFolder.WalkDepth + 10))]);

        using var folder = GuardedFolder.Open(_host);
        var entries = folder.Walk(".").ToList();

        Assert.Equal(GuardedFolder.WalkDepth + 2, entries.Count);
        Assert.True(entries[^1].Unread);
        Assert.DoesNotContain(entries.SkipLast(1), entry => entry.Unread);
    }

    [Fact]
    public void A_walk_that_is_given_up_leaves_no_descriptor_open()
    {
        Directory.CreateDirectory(_host["a/b/c/d"]);
        using var folder = GuardedFolder.Open(_host);
        static int OpenFolders(string below) => new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos()
            .Count(file => file.LinkTarget?.StartsWith(below, StringComparison.Ordinal) == true);

        _ = folder.Walk(".").Take(4).ToList();

        Assert.Equal(1, OpenFolders(_host));
    }
}
