using RE.Bench.Scoring.Sealing;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Sealing;

public sealed class SubmissionSealerTests : IDisposable
{
    private readonly SealingFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_file_is_copied_out_under_its_digest()
    {
        _fixture.Solution.Write("answer.json", "{}");
        _fixture.Solution.Write("notes.txt", "not asked for");

        var submission = _fixture.Sealed("answer.json");

        Assert.Equal(_fixture.Store[submission.Digest["sha256:".Length..]], submission.Folder);
        Assert.Equal("{}", File.ReadAllText(Path.Combine(submission.FilesFolder, "answer.json")));
        Assert.Equal(["answer.json"], submission.Manifest.Files.Select(file => file.Path));
        Assert.Equal("sha256:f92f58fcba36f90b31e97bc07bb1c0f9b6f2af5f3d7a9d80a41dc68b7dd37303".Length, submission.Digest.Length);
    }

    [Fact]
    public void The_same_submission_is_kept_once()
    {
        _fixture.Solution.Write("answer.json", "{}");

        var first = _fixture.Sealed("answer.json");
        var second = _fixture.Sealed("answer.json");

        Assert.Equal(first.Folder, second.Folder);
        Assert.Single(Directory.EnumerateFileSystemEntries(_fixture.Store));
    }

    [Fact]
    public void Of_all_rights_only_the_execute_bit_is_kept()
    {
        _fixture.Solution.Write("solve", "#!/bin/sh");
        File.SetUnixFileMode(_fixture.Solution["solve"], (UnixFileMode)0b111_111_111_101);

        var submission = _fixture.Sealed("solve");

        Assert.True(submission.Manifest.Files[0].Executable);
        Assert.Equal((UnixFileMode)0b101_101_101, File.GetUnixFileMode(Path.Combine(submission.FilesFolder, "solve")));
        Assert.Equal((UnixFileMode)0b101_101_101, File.GetUnixFileMode(submission.Folder));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        _fixture.Solution.Write("present", "");

        Assert.Equal("'answer.json' is missing; write it into the solution folder", _fixture.Refused(new(), "present", "answer.json"));
    }

    [Fact]
    public void Links_in_any_place_are_refused()
    {
        _fixture.Outside.Write("secret", "held out");
        File.CreateSymbolicLink(_fixture.Solution["answer.json"], _fixture.Outside["secret"]);
        Directory.CreateSymbolicLink(_fixture.Solution["out"], _fixture.Outside);
        Directory.CreateDirectory(_fixture.Solution["tree"]);
        File.CreateSymbolicLink(_fixture.Solution["tree/link"], "nowhere");

        Assert.Equal("'answer.json' is a symbolic link; only regular files can be submitted", _fixture.Refused(new(), "answer.json"));
        Assert.Equal("'out' is a symbolic link; put the files themselves in its place", _fixture.Refused(new(), "out/secret"));
        Assert.Contains("'tree/link' is a symbolic link", _fixture.Refused(new(), "tree"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pipes_sockets_and_devices_are_refused()
    {
        HostileFiles.MakePipe(_fixture.Solution["pipe"]);
        HostileFiles.MakeSocket(_fixture.Solution["socket"]);

        Assert.Contains("a named pipe", _fixture.Refused(new(), "pipe"), StringComparison.Ordinal);
        Assert.Contains("a socket", _fixture.Refused(new(), "socket"), StringComparison.Ordinal);

        Assert.SkipUnless(HostileFiles.TryMakeDevice(_fixture.Solution["zero"]), "only root may make a device");
        Assert.Contains("a device", _fixture.Refused(new(), "zero"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hard_link_is_refused()
    {
        _fixture.Outside.Write("secret", "held out");
        HostileFiles.HardLink(_fixture.Outside["secret"], _fixture.Solution["answer.json"]);

        Assert.Contains("hard link (2 names", _fixture.Refused(new(), "answer.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sparse_file_is_refused()
    {
        using (var file = File.Create(_fixture.Solution["weights"]))
        {
            file.SetLength(1L << 30);
        }

        Assert.Contains("sparse", _fixture.Refused(new(), "weights"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../b")]
    [InlineData("")]
    public void A_path_that_leaves_the_solution_is_refused(string path) =>
        Assert.Contains("is not a path below the solution folder", _fixture.Refused(new(), path), StringComparison.Ordinal);

    [Theory]
    [InlineData("new\nline", @"'tree/new\x0aline'")]
    [InlineData("\u001b[2Jclear", @"'tree/\x1b[2Jclear'")]
    [InlineData("\u202etxt.exe", @"'tree/\u202etxt.exe'")]
    public void Names_that_could_fool_a_reader_are_refused_and_shown_escaped(string name, string shown)
    {
        _fixture.Solution.Write($"tree/{name}", "");

        Assert.StartsWith(shown, _fixture.Refused(new(), "tree"), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_not_UTF8_are_refused_and_shown_escaped()
    {
        Directory.CreateDirectory(_fixture.Solution["tree"]);
        HostileFiles.Touch(_fixture.Solution["tree/\udcff\udcfe"]);

        Assert.StartsWith(@"'tree/\xff\xfe'", _fixture.Refused(new(), "tree"), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_much_is_refused()
    {
        _fixture.Solution.Write("tree/a", new('a', 100));
        _fixture.Solution.Write("tree/b/c/d", new('b', 100));

        Assert.Contains("has 100 bytes; a file may have 99", _fixture.Refused(new() { FileBytes = 99 }, "tree"), StringComparison.Ordinal);
        Assert.Contains("more than 199 bytes", _fixture.Refused(new() { TotalBytes = 199 }, "tree"), StringComparison.Ordinal);
        Assert.Contains("more than 4 files and folders", _fixture.Refused(new() { Entries = 4 }, "tree"), StringComparison.Ordinal);
        Assert.Contains("more than 3 folders deep", _fixture.Refused(new() { Depth = 3 }, "tree"), StringComparison.Ordinal);
        Assert.Contains("a path of more than 8 bytes", _fixture.Refused(new() { PathBytes = 8 }, "tree"), StringComparison.Ordinal);
        Assert.Equal(200, Assert.IsType<SealOutcome.Sealed>(_fixture.Seal(new() { FileBytes = 100, TotalBytes = 200, Entries = 5, Depth = 4, PathBytes = 10 }, "tree")).Submission.TotalBytes);
    }

    [Fact]
    public void A_hundred_thousand_files_are_refused_without_being_read()
    {
        Directory.CreateDirectory(_fixture.Solution["tree"]);
        for (var i = 0; i < 100_000; i++)
        {
            HostileFiles.Touch(_fixture.Solution[$"tree/{i}"]);
        }

        var started = TimeProvider.System.GetTimestamp();
        var reason = _fixture.Refused(new(), "tree");

        Assert.Equal("the submission has more than 10000 files and folders", reason);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void Folders_without_end_are_refused()
    {
        Directory.CreateDirectory(_fixture.Solution["tree"]);
        HostileFiles.MakeDeepFolders(_fixture.Solution["tree"], levels: 700);

        Assert.Contains("more than 32 folders deep", _fixture.Refused(new(), "tree"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_copy_is_noticed_and_sealed_anew()
    {
        _fixture.Solution.Write("answer.json", "{}");
        var submission = _fixture.Sealed("answer.json");
        var copy = Path.Combine(submission.FilesFolder, "answer.json");
        File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(copy, "[]");

        Assert.Equal(["'answer.json' has changed"], submission.Verify());
        Assert.Throws<InvalidDataException>(() => submission.Unpack(_fixture.Outside["copy"]));
        Assert.Empty(_fixture.Sealed("answer.json").Verify());
    }

    [Fact]
    public void What_a_killed_sealing_left_is_swept()
    {
        Directory.CreateDirectory(_fixture.Store[".sealing-0/files"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Directory.CreateDirectory(_fixture.Store["kept"]);

        SubmissionSealer.SweepUnfinished(_fixture.Store);

        Assert.Equal([_fixture.Store["kept"]], Directory.EnumerateFileSystemEntries(_fixture.Store));
    }
}
