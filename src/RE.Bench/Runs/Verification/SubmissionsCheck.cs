using System.Text.RegularExpressions;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring.Sealing;

namespace RE.Bench.Runs.Verification;

/// <summary>Is each sealed submission, byte by byte, the one that its row names?</summary>
internal static partial class SubmissionsCheck
{
    public static RunCheck Of(VerifiedRun run)
    {
        var (problems, missing) = (new List<string>(), new List<string>());
        var digests = run.Rows.Where(row => row.Submission is not null).GroupBy(row => row.Submission!).ToList();
        foreach (var rows in digests)
        {
            var row = $"row {string.Join(", ", rows.Take(5).Select(scored => scored.Row))}{(rows.Count() > 5 ? ", …" : "")}";
            var found = Digest().IsMatch(rows.Key) ? Problems(run.Files, rows.Key) : [$"'{rows.Key}' is no digest"];
            (found is null ? missing : problems).AddRange(found is null ? [$"{row}: its submission {rows.Key} is not in the folder"] : found.Select(problem => $"{row}: {problem}"));
        }

        return problems.Count > 0 ? RunCheck.Contradicted(CheckNames.Submissions, problems)
            : missing.Count > 0 ? new RunCheck(CheckNames.Submissions, CheckOutcome.Unchecked, missing)
            : RunCheck.Holds(CheckNames.Submissions, $"{digests.Count} sealed {(digests.Count == 1 ? "submission" : "submissions")}, every byte read again{Others(run, digests.Select(rows => rows.Key))}");
    }

    /// <summary>Opens a submission of a run folder that may come from anywhere.</summary>
    /// <exception cref="InvalidDataException">It is missing, lies behind a link, or is not what the digest names.</exception>
    public static SealedSubmission Open(RunFiles files, string digest)
    {
        if (!Digest().IsMatch(digest))
        {
            throw new InvalidDataException($"'{digest}' is no digest");
        }

        var path = PathOf(digest);
        if (files.KindOf(path) != EntryKind.Folder)
        {
            throw new InvalidDataException($"its submission {digest} is not in the folder");
        }

        return SealedSubmission.Open(Path.Combine(files.Path, path));
    }

    /// <summary>What differs; null when the submission is not there at all.</summary>
    private static IReadOnlyList<string>? Problems(RunFiles files, string digest)
    {
        if (files.KindOf(PathOf(digest)) is not { } kind)
        {
            return null;
        }

        try
        {
            var submission = kind == EntryKind.Folder ? Open(files, digest) : throw new InvalidDataException($"its submission is {GuardedFolder.Describe(kind)}");
            var problems = submission.Digest == digest ? submission.Verify() : [$"its submission has the digest {submission.Digest}"];
            return [.. problems.Select(problem => problem.StartsWith("its ", StringComparison.Ordinal) || problem.StartsWith("the ", StringComparison.Ordinal) ? problem : $"of its submission, {problem}")];
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return [failure.Message];
        }
    }

    private static string Others(VerifiedRun run, IEnumerable<string> named)
    {
        var others = run.Files.NamesIn(RunFiles.SubmissionsName).Except(named.Select(digest => Path.GetFileName(PathOf(digest)))).Count();
        return others == 0 ? "" : $"; {others} more in the folder belong to no row";
    }

    private static string PathOf(string digest) => $"{RunFiles.SubmissionsName}/{digest["sha256:".Length..]}";

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z")]
    private static partial Regex Digest();
}
