using Parquet.Serialization;
using RE.Bench.Budgets;
using RE.Bench.Scoring.Execution.RustContests.Contests;

namespace RE.Bench.Scoring.Execution.RustContests.CodeContests;

/// <summary>Reads problems of CodeContests from a parquet file.</summary>
internal static class CodeContestsFile
{
    private const long EasyRating = 1500;
    private const int Bands = 4;

    /// <summary>The easy problems, by METR's rule (ai_rd_rust_codecontests_inference 0.2.3): 0 &lt; rating ≤ 1500, or difficulty 1.</summary>
    /// <param name="file">The file.</param>
    /// <param name="most">At most so many, in the file's order.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="UserErrorException">The file is missing or something else.</exception>
    public static async Task<IReadOnlyList<ContestInstance>> ReadAsync(string file, int most, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            var rows = (await ParquetSerializer.DeserializeAsync<CodeContestsRow>(stream, cancellationToken: cancellationToken)).Data;
            return [.. rows.Where(IsEasy).Select(Problem).Where(problem => problem.Public.Count + problem.Hidden.Count > 0).Take(most)];
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or Parquet.ParquetException)
        {
            throw new UserErrorException($"The problems cannot be read from '{file}': {broken.Message}");
        }
    }

    private static bool IsEasy(CodeContestsRow row) => row.Rating is > 0 and <= EasyRating || row.Difficulty == 1;

    private static ContestInstance Problem(CodeContestsRow row) => new()
    {
        Family = row.Name ?? "",
        Band = Bands,
        Statement = row.Description ?? "",
        Public = Tests(row.Public),
        Hidden = [.. Tests(row.Private), .. Tests(row.Generated)],
    };

    private static List<ContestTest> Tests(CodeContestsTests? tests) => [.. (tests?.Input ?? []).Zip(tests?.Output ?? [], (input, output) => new ContestTest(input, output))];
}
