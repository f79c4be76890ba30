using System.CommandLine;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Cli;
using RE.Bench.Cli.Commands;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Commands;

public sealed class RunPathsTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_path_all_runs_are_read()
    {
        new MadeRun { Run = "one" }.Write(_folder["runs"]);
        new MadeRun { Run = "two" }.Write(_folder["runs", "batch"]);

        Assert.Equal(["one", "two"], Read().Runs.Select(run => run.Run));
    }

    [Fact]
    public void Ids_parts_of_them_the_last_run_and_paths_name_runs()
    {
        var elsewhere = new MadeRun { Run = "elsewhere" }.Write(_folder["other"]);
        foreach (var run in (string[])["20260101-one", "20260102-two", "20260103-three"])
        {
            new MadeRun { Run = run }.Write(_folder["runs"]);
        }

        Assert.Equal(["20260101-one", "20260103-three", "elsewhere"], Read("one", "last", elsewhere.Result, _folder["runs", "20260101-one"]).Runs.Select(run => run.Run));
    }

    [Fact]
    public void All_names_that_are_nothing_are_said_at_once()
    {
        var failure = Assert.Throws<UserErrorException>(() => Read("this", "that"));

        Assert.StartsWith($"'this', 'that' are neither paths nor a run in '{_folder["runs"]}'.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_all_runs_that_is_not_there_yet_holds_none()
    {
        Assert.Empty(Read().Runs);
        Assert.StartsWith($"There are no finished runs in '{_folder["runs"]}'.", Assert.Throws<UserErrorException>(() => Read(some: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_a_warning_that_a_terminal_obeys_nothing_of()
    {
        new MadeRun { Run = "good" }.Write(_folder["runs"]);
        _folder.Write("runs/\u001b[31mred\n\u202e/result.json", "null");

        Assert.Single(Read(some: true).Runs);

        Assert.StartsWith($"warning: '{_folder["runs"]}/\\x1b[31mred\\n\\u{{202e}}/result.json' is not a result: it is not a JSON object", _error.ToString(), StringComparison.Ordinal);
    }

    private RunSet Read(params string[] arguments) => Read(some: false, arguments);

    private RunSet Read(bool some, params string[] arguments)
    {
        var composition = new Composition(new CliIo(TextWriter.Null, _error, IsTerminal: false, new FakeTimeProvider()));
        var command = new Command("verb");
        var paths = RunPaths.AddTo(command);
        var parsed = command.Parse([.. arguments, "--out", _folder["runs"]]);
        return some ? paths.ReadSome(parsed, composition, TestContext.Current.CancellationToken) : paths.Read(parsed, composition, TestContext.Current.CancellationToken);
    }
}
