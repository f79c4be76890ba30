using RE.Bench.Scoring.Sealing;

namespace RE.Bench.Tests.Scoring.Sealing;

public sealed class SealedSubmissionTests : IDisposable
{
    private readonly SealingFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_submission_opened_again_is_the_one_that_was_sealed()
    {
        _fixture.Solution.Write("tree/answer.json", "{}");
        var submission = _fixture.Sealed("tree");

        var again = SealedSubmission.Open(submission.Folder);

        Assert.Equal(submission.Digest, again.Digest);
        Assert.Equal(submission.Manifest.Files, again.Manifest.Files);
        Assert.Empty(again.Verify());
    }

    [Fact]
    public void Files_that_were_added_or_lost_are_named()
    {
        _fixture.Solution.Write("tree/a", "a");
        _fixture.Solution.Write("tree/b", "b");
        var submission = _fixture.Sealed("tree");
        File.SetUnixFileMode(Path.Combine(submission.FilesFolder, "tree"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Move(Path.Combine(submission.FilesFolder, "tree/a"), Path.Combine(submission.FilesFolder, "tree/c"));

        Assert.Equal(["'tree/c' was not sealed", "'tree/a' is missing"], submission.Verify());
    }

    [Fact]
    public void A_manifest_that_was_rewritten_does_not_match_its_digest()
    {
        _fixture.Solution.Write("a", "a");
        var submission = _fixture.Sealed("a");
        var forged = submission with { Manifest = submission.Manifest with { Files = [submission.Manifest.Files[0] with { Size = 2 }] } };

        Assert.Contains("does not match its digest", Assert.Single(forged.Verify()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"schema":"rebench.seal/1","digest":"sha256:00","files":[{"path":"../x","size":0,"sha256":"00"}]}""")]
    [InlineData("""{"schema":"rebench.seal/9","digest":"sha256:00","files":[]}""")]
    public void A_folder_without_a_proper_manifest_is_not_opened(string manifest)
    {
        _fixture.Store.Write("x/manifest.json", manifest);

        Assert.Throws<InvalidDataException>(() => SealedSubmission.Open(_fixture.Store["x"]));
        Assert.Throws<InvalidDataException>(() => SealedSubmission.Open(_fixture.Store["nothing"]));
    }

    [Fact]
    public void A_copy_for_a_scorer_is_writable_and_goes_into_an_empty_folder_only()
    {
        _fixture.Solution.Write("a", "a");
        var submission = _fixture.Sealed("a");

        submission.Unpack(_fixture.Outside["copy"]);
        File.AppendAllText(_fixture.Outside["copy/a"], "b");

        Assert.Throws<IOException>(() => submission.Unpack(_fixture.Outside["copy"]));
        Assert.Empty(submission.Verify());
    }
}
