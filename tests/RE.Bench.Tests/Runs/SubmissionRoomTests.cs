using RE.Bench.Planning;
using RE.Bench.Runs;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs;

public sealed class SubmissionRoomTests : IDisposable
{
    private readonly RunWorld _world = new();
    private readonly TempFolder _outside = new();

    private PlannedRun Plan => field ??= _world.Plan();

    private string Solution => Path.Combine(Plan.Folder.Home, "solution");

    public void Dispose()
    {
        _world.Dispose();
        _outside.Dispose();
    }

    [Fact]
    public void A_submission_is_sealed_and_given_to_the_scorer_as_it_was()
    {
        Write("0.5");

        var (digest, refusal, finding) = SubmissionRoom.Seal(Plan);
        Write("0.9");
        SubmissionRoom.Unpack(Plan.Folder, digest!, _outside["room"]);

        Assert.Equal((null, null), (refusal, finding));
        Assert.Equal("0.5", File.ReadAllText(_outside["room/answer.txt"]));
    }

    [Fact]
    public void What_a_killed_scoring_left_is_replaced()
    {
        Write("0.5");
        _outside.Write("room/left-over", "x");

        SubmissionRoom.Unpack(Plan.Folder, SubmissionRoom.Seal(Plan).Digest!, _outside["room"]);

        Assert.Equal([_outside["room/answer.txt"]], Directory.EnumerateFiles(_outside["room"]));
    }

    [Fact]
    public void A_missing_answer_is_a_refusal_and_no_finding()
    {
        Directory.CreateDirectory(Solution);

        Assert.Equal((null, "'answer.txt' is missing; write it into the solution folder", null), SubmissionRoom.Seal(Plan));
    }

    [Fact]
    public void A_link_in_place_of_the_answer_is_a_finding()
    {
        Directory.CreateDirectory(Solution);
        File.CreateSymbolicLink(Path.Combine(Solution, "answer.txt"), _outside.Write("secret", "0.99"));

        var (digest, refusal, finding) = SubmissionRoom.Seal(Plan);

        Assert.Null(digest);
        Assert.Contains("symbolic link", refusal, StringComparison.Ordinal);
        Assert.Equal(refusal, finding);
    }

    [Fact]
    public void A_link_in_place_of_the_solution_folder_is_a_finding()
    {
        Directory.CreateDirectory(Plan.Folder.Home);
        _outside.Write("answer.txt", "0.99");
        Directory.CreateSymbolicLink(Solution, _outside);

        var (digest, refusal, finding) = SubmissionRoom.Seal(Plan);

        Assert.Null(digest);
        Assert.Contains("solution folder", refusal, StringComparison.Ordinal);
        Assert.NotNull(finding);
    }

    [Fact]
    public void A_submission_swapped_for_another_in_the_store_is_not_scored()
    {
        Write("0.5");
        var first = SubmissionRoom.Seal(Plan).Digest!;
        Write("0.9");
        var second = SubmissionRoom.Seal(Plan).Digest!;
        Directory.Delete(Stored(first), recursive: true);
        Directory.Move(Stored(second), Stored(first));

        Assert.Throws<InvalidDataException>(() => SubmissionRoom.Unpack(Plan.Folder, first, _outside["room"]));
    }

    private string Stored(string digest) => Path.Combine(Plan.Folder.Submissions, digest["sha256:".Length..]);

    private void Write(string answer)
    {
        Directory.CreateDirectory(Solution);
        File.WriteAllText(Path.Combine(Solution, "answer.txt"), answer);
    }
}
