using System.Diagnostics;
using System.Text;
using RE.Bench.Cli.Commands;
using RE.Bench.Runs;
using RE.Bench.Runs.Verification;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs.Verification;

/// <summary>Run folders come from anywhere: nothing in them is followed, waited for, obeyed or believed.</summary>
public sealed class HostileRunTests : IDisposable
{
    private readonly TrustRoom _room = new();
    private readonly FakeScorer _scorer = new();

    public void Dispose() => _room.Dispose();

    private string Answer => _room.Evidence().First(file => file.EndsWith("answer.txt", StringComparison.Ordinal) && File.ReadAllText(file) == "0.75");

    [Fact]
    public async Task A_link_in_a_submission_is_not_followed()
    {
        await File.WriteAllTextAsync(_room["secret"], "0.75", TestContext.Current.CancellationToken);
        var answer = Answer;
        Remove(answer);
        File.CreateSymbolicLink(answer, _room["secret"]);

        Assert.Contains("'answer.txt' is a symbolic link", Evidence("submissions"), StringComparison.Ordinal);
        Assert.Contains("symbolic link", Assert.Single(await RescoredAsync(), row => row.Problem is not null).Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(_scorer.Requests, request => request.Seed == 8);
    }

    [Fact]
    public async Task A_link_in_place_of_all_submissions_is_not_followed()
    {
        Directory.Move(_room.Run.Submissions, _room["moved"]);
        Directory.CreateSymbolicLink(_room.Run.Submissions, _room["moved"]);

        Assert.Contains("is not in the folder", Evidence("submissions"), StringComparison.Ordinal);
        Assert.All((await RescoredAsync()).Where(row => row.Before.Submission is not null), row => Assert.NotNull(row.Problem));
        Assert.Empty(_scorer.Requests);
    }

    [Theory]
    [InlineData("result.json", "result")]
    [InlineData("events.jsonl", "journal-chain")]
    [InlineData("confirmation.json", "confirmation")]
    public void A_pipe_or_a_link_in_place_of_a_file_is_neither_waited_for_nor_followed(string name, string check)
    {
        var file = Path.Combine(_room.Run.Path, name);
        File.Delete(file);
        using (var made = Process.Start("mkfifo", [file]))
        {
            made.WaitForExit();
        }

        Assert.Contains("a named pipe", Evidence(check), StringComparison.Ordinal);
        File.Delete(file);
        File.CreateSymbolicLink(file, "/etc/passwd");
        Assert.Contains("a symbolic link", Evidence(check), StringComparison.Ordinal);
        Assert.DoesNotContain("root:", string.Join('\n', _room.Verify().Checks.SelectMany(one => one.Evidence)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"schema":"rebench.seal/1","digest":"DIGEST","files":[{"path":"../../../outside","size":4,"sha256":"00"}]}""")]
    [InlineData("""{"schema":"rebench.seal/1","digest":"DIGEST","files":[{"path":"/etc/passwd","size":4,"sha256":"00"}]}""")]
    [InlineData("""{"schema":"rebench.seal/1","digest":"DIGEST","files":[{"path":"a","size":9000000000000000000,"sha256":"00"}]}""")]
    [InlineData("""{"schema":"rebench.seal/1","digest":"DIGEST","files":[{"path":"a","size":-1,"sha256":"00"}]}""")]
    [InlineData("""{"schema":"rebench.seal/1","digest":"DIGEST","files":[null]}""")]
    [InlineData("""{"schema":"rebench.seal/1","digest":"DIGEST","files":[{"path":"a","size":1,"sha256":"00"},{"path":"a","size":1,"sha256":"00"}]}""")]
    public async Task A_manifest_that_leads_out_or_lies_about_sizes_is_refused(string manifest)
    {
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(Answer)!)!;
        TrustRoom.Replace(Path.Combine(folder, "manifest.json"), Encoding.UTF8.GetBytes(manifest.Replace("DIGEST", $"sha256:{Path.GetFileName(folder)}", StringComparison.Ordinal)));

        Assert.Equal(RunVerdict.Contradicted, _room.Verify().Verdict);
        Assert.Single(await RescoredAsync(), row => row.Problem is not null);
    }

    [Fact]
    public async Task A_digest_that_is_a_path_names_no_folder()
    {
        _room.Forge("submission-sealed", sealing => sealing["submission"] = "sha256:../../outside", 1);
        _room.Forge("submission-scored", scored => scored["row"]!["submission"] = "sha256:../../outside", 1);

        Assert.Contains("is no digest", Evidence("submissions"), StringComparison.Ordinal);
        Assert.Contains("is no digest", (await RescoredAsync())[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_larger_than_any_is_not_read()
    {
        using (var file = File.OpenWrite(_room.Run.Result))
        {
            file.SetLength(1L << 40);
        }

        Assert.Contains("more than the", Evidence("result"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_scorer_is_told_comes_from_our_definition_alone()
    {
        Directory.CreateDirectory(Path.Combine(_room.Run.Scoring, "1"));
        await File.WriteAllTextAsync(Path.Combine(_room.Run.Scoring, "1", "request.json"), """{"environment_folder":"/elsewhere","parameters":{"easy":true},"seed":1}""", TestContext.Current.CancellationToken);

        await RescoredAsync();

        Assert.All(_scorer.Requests, request =>
        {
            Assert.Equal(_room.Environment!.Folder, request.EnvironmentFolder);
            Assert.Empty(request.Parameters);
            Assert.False(request.SubmissionFolder.StartsWith(_room.Run.Path, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Text_of_a_run_that_a_terminal_would_obey_is_printed_inert()
    {
        _room.Forge("run-started", started => started["facts"]!["run"] = "\u001b[2J\u001b]0;owned\u0007");
        _room.Forge("run-ended", ended => ended["outcome"] = "\u202ewon\r\u001b[31m");
        var output = new StringWriter();

        VerificationText.Write(output, [_room.Verify()]);

        Assert.DoesNotContain('\u001b', output.ToString());
        Assert.DoesNotContain('\u202e', output.ToString());
        Assert.Contains(@"\x1b[2J", output.ToString(), StringComparison.Ordinal);
    }

    private async Task<List<RescoredRow>> RescoredAsync()
    {
        var plan = _room.Plan();
        IReadOnlyList<LedgerRow> rows = [.. GuardedJournal.Read(_room.Run).Entries.Select(entry => entry.Event).OfType<RE.Bench.Events.RunEvent.SubmissionScored>().Select(scored => scored.Row)];
        return await new Rescorer(_scorer, TimeProvider.System).RescoreAsync(plan, rows, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static void Remove(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Delete(file);
    }

    private string Evidence(string name) => string.Join('\n', Assert.Single(_room.Verify().Checks, check => check.Name == name).Evidence);
}
