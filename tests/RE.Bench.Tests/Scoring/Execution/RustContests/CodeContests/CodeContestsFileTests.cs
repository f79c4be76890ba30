using Parquet.Serialization;
using RE.Bench.Budgets;
using RE.Bench.Scoring.Execution.RustContests.CodeContests;
using RE.Bench.Scoring.Execution.RustContests.Contests;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.RustContests.CodeContests;

public sealed class CodeContestsFileTests
{
    [Fact]
    public async Task Easy_problems_are_read_with_their_public_private_and_generated_tests()
    {
        using var folder = new TempFolder();
        CodeContestsRow[] rows =
        [
            new() { Name = "rated", Description = "Add one.", Rating = 1500, Difficulty = 7, Public = Tests("1", "2"), Private = Tests("3", "4"), Generated = Tests("5", "6") },
            new() { Name = "hard", Description = "No.", Rating = 1501, Difficulty = 7, Public = Tests("1", "2") },
            new() { Name = "unrated", Description = "No.", Rating = 0, Difficulty = 2, Public = Tests("1", "2") },
            new() { Name = "easy", Description = "Yes.", Rating = 0, Difficulty = 1, Public = Tests("1", "2") },
            new() { Name = "without tests", Description = "No.", Rating = 800, Difficulty = 1 },
        ];
        await using (var file = File.Create(folder["test.parquet"]))
        {
            await ParquetSerializer.SerializeAsync(rows, file, cancellationToken: TestContext.Current.CancellationToken);
        }

        var problems = await CodeContestsFile.ReadAsync(folder["test.parquet"], 10, TestContext.Current.CancellationToken);

        Assert.Equal(["rated", "easy"], problems.Select(problem => problem.Family));
        Assert.Equal([new ContestTest("1", "2")], problems[0].Public);
        Assert.Equal([new ContestTest("3", "4"), new ContestTest("5", "6")], problems[0].Hidden);
        Assert.Equal("Add one.", problems[0].Statement);
        Assert.Empty(problems[0].Programs);
    }

    [Fact]
    public async Task A_file_that_is_missing_or_no_parquet_is_named()
    {
        using var folder = new TempFolder();
        folder.Write("broken.parquet", "this is no parquet");

        foreach (var name in new[] { "broken.parquet", "missing.parquet" })
        {
            var failure = await Assert.ThrowsAsync<UserErrorException>(() => CodeContestsFile.ReadAsync(folder[name], 10, TestContext.Current.CancellationToken));

            Assert.Contains(name, failure.Message, StringComparison.Ordinal);
        }
    }

    private static RE.Bench.Scoring.Execution.RustContests.CodeContests.CodeContestsTests Tests(string input, string output) => new() { Input = [input], Output = [output] };
}
