using System.Text.Json;
using RE.Bench.Tests.Reports.Exports;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>Exports and imports as a user types them.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly RunRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_real_run_of_a_model_goes_out_in_every_format_and_comes_back()
    {
        BubblewrapHere.Require();
        await using var server = await ScriptedModelServer.StartAsync(
            ScriptedCall.Bash("ls"), ScriptedCall.Say("hm"), ScriptedCall.Bash("echo '{\"n_embd\": 64, \"max_iters\": 6209, \"loss_prediction\": 3.0}' > answer.json"), ScriptedCall.Of("score"), new("bash", "{\"command\": \"broken"));
        using var run = _room.Start(new() { ["REBENCH_BASE_URL"] = server.BaseUrl.ToString() }, "run", "--env", "scaling-law", "--agent", "modular:compatible/scripted", "--sandbox", "bwrap");
        Assert.True(await run.EndAsync() == 0, run.Error + run.Output);

        await DoneAsync("export", "last", "--format", "eval", "--to", _room["run.eval"]);
        await DoneAsync("export", "--format", "csv", "--to", _room["tables"]);
        await DoneAsync("export", "last", "--format", "parquet", "--table", "events", "--to", _room["events.parquet"]);
        await DoneAsync("export", "last", "--format", "jsonl", "--to", _room["mine.runs.jsonl"]);
        await DoneAsync("import", "inspect", _room["run.eval"], "--to", _room["back.runs.jsonl"]);
        using var atif = await _room.RunAsync("export", "last", "--format", "atif", "--to", "-");

        Assert.Equal(File.ReadAllText(_room["mine.runs.jsonl"]), File.ReadAllText(_room["back.runs.jsonl"]));
        var log = new EvalFile(_room["run.eval"]);
        Assert.Empty(InspectLogTests.Problems(log));
        var models = log.Sample(1).GetProperty("events").EnumerateArray().Where(one => one.GetProperty("event").GetString() == "model").ToList();
        Assert.Equal(server.Requests.Select(request => request["messages"]!.AsArray().Count), models.Select(model => model.GetProperty("input_refs").EnumerateArray().Sum(range => range[1].GetInt32() - range[0].GetInt32())));
        Assert.Equal(["events.csv", "messages.csv", "runs.csv", "scores.csv"], Directory.GetFiles(_room["tables"]).Select(Path.GetFileName).Order());
        Assert.Equal(server.Requests.Count + 1, File.ReadLines(_room["tables", "messages.csv"]).Count(line => line.StartsWith("run,", StringComparison.Ordinal) || line.StartsWith("20", StringComparison.Ordinal)));
        Assert.Empty(SchemaOf.File("atif-1.schema.json").Problems(JsonDocument.Parse(atif.Output).RootElement));
    }

    [Fact]
    public async Task What_does_not_fit_together_is_refused_before_anything_is_written()
    {
        new MadeRun().Write(_room.Runs);
        await RefusedAsync("Only one table fits on standard output", "export", "--format", "csv", "--to", "-");
        await RefusedAsync("cannot go to standard output", "export", "--format", "eval", "--to", "-");
        await RefusedAsync("is not named like a file of run records", "export", "--format", "jsonl", "--to", _room["x.txt"]);
        await RefusedAsync("has none. Leave it out", "export", "--format", "atif", "--table", "runs", "--to", _room["x.json"]);
        await RefusedAsync("is one file, and 4 are to be written", "export", "--format", "csv", "--to", _room["x.csv"]);
        await RefusedAsync("is neither a path nor a run", "export", "nothing", "--format", "csv", "--to", _room["x"]);
        await RefusedAsync("belong together", "import", "inspect", "x.eval", "--starting", "1");
        await RefusedAsync("Nothing in 'x.eval' can be imported", "import", "inspect", "x.eval");
        await RefusedAsync("give no scale", "import", "inspect", "x.eval", "--starting", "1", "--reference", "1");

        Assert.False(Path.Exists(_room["x"]) || Path.Exists(_room["x.csv"]));
    }

    [Fact]
    public async Task A_damaged_run_is_a_warning_and_the_others_are_exported()
    {
        new MadeRun { Run = "good" }.Write(_room.Runs);
        File.AppendAllText(new MadeRun { Run = "bad" }.Write(_room.Runs).Journal, "no json\n");

        using var export = await _room.RunAsync("export", "--format", "eval", "--to", _room["logs"]);

        Assert.Equal(2, export.ExitCode);
        Assert.Contains("warning: ", export.Error, StringComparison.Ordinal);
        Assert.Contains("everything else was exported", export.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_room["logs"], "*.eval"));
    }

    private async Task DoneAsync(params string[] arguments)
    {
        using var cli = await _room.RunAsync(arguments);
        Assert.True(cli.ExitCode == 0, cli.Error + cli.Output);
    }

    private async Task RefusedAsync(string message, params string[] arguments)
    {
        using var cli = await _room.RunAsync(arguments);
        Assert.Equal(2, cli.ExitCode);
        Assert.Contains(message, cli.Error, StringComparison.Ordinal);
    }
}
