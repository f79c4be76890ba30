using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Events;

namespace RE.Bench.Runs.Verification;

/// <summary>Checks the files of runs against each other; reads only, starts nothing, and takes any bytes for an answer.</summary>
/// <param name="environments">The environment of a slug as it is here; null when there is none or it is not valid.</param>
/// <param name="harness">Version of this harness.</param>
public sealed class RunVerifier(Func<string, EnvironmentFolder?> environments, string harness)
{
    private readonly Dictionary<string, EnvironmentFolder?> _known = new(StringComparer.Ordinal);

    /// <summary>Verifies one run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="notedHash">The journal's last hash as it was noted elsewhere; null when it was not.</param>
    public Verification Verify(string folder, string? notedHash = null)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            using var files = RunFiles.Open(path);
            return Verify(files, notedHash);
        }
        catch (DirectoryNotFoundException failure)
        {
            return Report(path, null, "", [RunCheck.Unchecked(CheckNames.Chain, failure.Message)]);
        }
    }

    private Verification Verify(RunFiles files, string? notedHash)
    {
        if (files.Journal() is not FileRead.Content journal)
        {
            var reason = files.Journal() is FileRead.Refused refused ? refused.Reason : $"there is no {Journal.FileName}";
            return Report(files.Path, null, "", [RunCheck.Unchecked(CheckNames.Chain, reason)]);
        }

        var chain = JournalChain.Of(journal.Bytes);
        List<RunCheck> checks = [.. Chain(chain, notedHash)];
        if (chain.Problem is null)
        {
            checks.AddRange(Entries(files, chain, journal.Bytes, out var run));
            return Report(files.Path, run, chain.LastHash, checks);
        }

        return Report(files.Path, null, chain.LastHash, checks);
    }

    private static IEnumerable<RunCheck> Chain(JournalChain chain, string? notedHash)
    {
        yield return chain.Problem is { } problem ? RunCheck.Contradicted(CheckNames.Chain, problem)
            : chain.TornBytes > 0 ? RunCheck.Unchecked(CheckNames.Chain, $"{chain.Hashes.Count} lines are chained, and {chain.TornBytes} bytes of a torn line follow")
            : RunCheck.Holds(CheckNames.Chain, $"{chain.Hashes.Count} lines, each with the hash of the one before");
        if (notedHash is not null)
        {
            yield return string.Equals(notedHash, chain.LastHash, StringComparison.OrdinalIgnoreCase)
                ? RunCheck.Holds(CheckNames.NotedHash, "the last hash is the one that was noted")
                : RunCheck.Contradicted(CheckNames.NotedHash, $"noted was {notedHash}, and the journal ends with {chain.LastHash}");
        }
    }

    private List<RunCheck> Entries(RunFiles files, JournalChain chain, byte[] bytes, out VerifiedRun? run)
    {
        run = null;
        if (chain.Schema is { } schema && schema != JournalHead.Schema)
        {
            return [RunCheck.Unchecked(CheckNames.Entries, $"the journal has the schema '{schema}', and this version reads '{JournalHead.Schema}'; use the harness {chain.Harness} that wrote it")];
        }

        try
        {
            var content = JournalContent.Parse(bytes, Journal.FileName);
            run = Read(files, chain, content);
            return [RunCheck.Holds(CheckNames.Entries, $"{content.Entries.Count} entries of {JournalHead.Schema}"), .. All(run)];
        }
        catch (UserErrorException failure)
        {
            return [VerifiedRun.IsLater(chain.Harness, harness)
                ? RunCheck.Unchecked(CheckNames.Entries, $"this version cannot read all that the later harness {chain.Harness} wrote: {failure.Message}")
                : RunCheck.Contradicted(CheckNames.Entries, failure.Message)];
        }
    }

    private VerifiedRun Read(RunFiles files, JournalChain chain, JournalContent content)
    {
        var result = files.Result();
        return new VerifiedRun
        {
            Files = files,
            Chain = chain,
            Journal = content,
            Environment = EnvironmentHere.Of(Known(content.Facts.Environment), content.Facts),
            Harness = harness,
            ResultFile = result,
            Result = VerifiedRun.ReadResult(result),
        };
    }

    private EnvironmentFolder? Known(string slug)
    {
        if (!_known.TryGetValue(slug, out var folder))
        {
            _known[slug] = folder = environments(slug);
        }

        return folder;
    }

    private static IEnumerable<RunCheck> All(VerifiedRun run) =>
    [
        ResultCheck.Of(run),
        LedgerCheck.Of(run),
        ScoresCheck.Of(run),
        SubmissionsCheck.Of(run),
        ClockCheck.Of(run),
        OutcomeCheck.Of(run),
        EnvironmentCheck.Of(run),
        ScoringsCheck.Of(run),
        ConfirmationCheck.Of(run),
    ];

    private static Verification Report(string path, VerifiedRun? run, string hash, IReadOnlyList<RunCheck> checks) => new()
    {
        Run = run?.Journal.Facts.Run ?? Path.GetFileName(path),
        Folder = path,
        Verdict = Verification.VerdictOf(checks),
        JournalHash = hash,
        Checks = checks,
    };
}
