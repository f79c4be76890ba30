using System.IO.Compression;
using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Reports.Exports;
using RE.Bench.Reports.Exports.Inspect;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Exports;

public sealed class InspectLogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_log_has_the_members_that_Inspect_reads_and_its_header_last()
    {
        var log = await WriteAsync(new MadeRun { Model = null }.Write(_folder["runs"]));

        Assert.Equal(
            ["_journal/start.json", "samples/sample_epoch_1.json", "_journal/summaries/1.json", "summaries.json", "rebench/result.json", "rebench/manifest.json", "reductions.json", "header.json"],
            log.Members);
        var header = log["header.json"];
        Assert.Equal((2, "success", "none/none"), (header.GetProperty("version").GetInt32(), header.GetProperty("status").GetString(), header.GetProperty("eval").GetProperty("model").GetString()));
        Assert.Equal(File.ReadAllText(_folder["runs", new MadeRun().Run, "result.json"]), log.Text("rebench/result.json"));
    }

    [Theory]
    [InlineData(RunOutcomes.Submitted, "success", null)]
    [InlineData(RunOutcomes.BudgetSpent, "success", "time")]
    [InlineData(RunOutcomes.BudgetSpent, "success", "tokens")]
    [InlineData(RunOutcomes.BudgetSpent, "success", "cost")]
    [InlineData(RunOutcomes.BudgetSpent, "success", "messages")]
    [InlineData(RunOutcomes.BudgetSpent, "success", "something new")]
    [InlineData(RunOutcomes.AgentFailed, "error", "it gave up")]
    [InlineData(RunOutcomes.InfrastructureFailed, "error", "")]
    [InlineData(RunOutcomes.Cancelled, "cancelled", null)]
    public async Task Every_member_holds_to_what_Inspect_needs(string outcome, string status, string? detail)
    {
        var log = await WriteAsync(new TalkingRun { Outcome = outcome, OutcomeDetail = detail ?? "" }.Write(_folder["runs"]));

        Assert.Empty(Problems(log));
        Assert.Equal(status, log["header.json"].GetProperty("status").GetString());
    }

    [Fact]
    public void The_schema_refuses_what_Inspect_refuses()
    {
        Assert.NotEmpty(Sample("""{"event":"rebench_clock","timestamp":"2026-11-22T20:15:00+00:00","working_start":0}"""));
        Assert.NotEmpty(Sample("""{"event":"sample_limit","timestamp":"2026-11-22T20:15:00+00:00","working_start":0,"type":"gpu","message":""}"""));
        Assert.NotEmpty(Sample("""{"event":"info","timestamp":"2026-11-22T20:15:00+00:00","data":1}"""));
        Assert.Empty(Sample("""{"event":"info","timestamp":"2026-11-22T20:15:00+00:00","working_start":0,"data":1}"""));

        static IReadOnlyList<string> Sample(string one) => SchemaOf.Definition("inspect-eval-2.schema.json", "sample").Problems(JsonDocument.Parse(
            $$$"""{"id":"a","epoch":1,"input":"","target":"","messages":[],"output":{"model":"","choices":[],"completion":""},"metadata":{},"store":{},"events":[{{{one}}}],"model_usage":{},"role_usage":{},"attachments":{}}""").RootElement);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(4)]
    public async Task Each_request_points_to_the_messages_that_it_was_made_of(int keep)
    {
        var log = await WriteAsync(new TalkingRun { Turns = 6, Keep = keep }.Write(_folder["runs"]));

        var sample = log.Sample(1);
        var pool = sample.GetProperty("events_data").GetProperty("messages").EnumerateArray().Select(Words).ToList();
        var requests = Events(sample, "model").Select(model => model.GetProperty("input_refs").EnumerateArray().SelectMany(range => pool[range[0].GetInt32()..range[1].GetInt32()]).ToList()).ToList();
        Assert.Equal(12, pool.Count);
        for (var turn = 0; turn < 6; turn++)
        {
            var said = Enumerable.Range(1, turn).SelectMany(n => new[] { $"assistant I try number {n}.", $"tool {n}: all is well\n[exit status {n % 2}]" }).TakeLast(keep);
            Assert.Equal(["system You are an engineer.", "user Make the loss small. \"Quotes\", ünïcode and <tags>.", .. said], requests[turn]);
        }
    }

    [Fact]
    public async Task Twice_the_turns_take_twice_the_bytes()
    {
        var once = await UnpackedAsync(new TalkingRun { Run = "a", Turns = 200, Output = new string('x', 500) });
        var twice = await UnpackedAsync(new TalkingRun { Run = "b", Turns = 400, Output = new string('x', 500) });

        Assert.InRange((double)twice / once, 1.8, 2.2);
    }

    [Fact]
    public async Task Runs_of_the_same_kind_become_epochs_of_one_log_and_others_logs_of_their_own()
    {
        new MadeRun { Run = "b", StartedAt = new(2026, 11, 22, 21, 0, 0, TimeSpan.Zero), Scores = [(10, 0.25)] }.Write(_folder["runs"]);
        new MadeRun { Run = "a", StartedAt = new(2026, 11, 22, 22, 0, 0, TimeSpan.Zero), Scores = [(10, 0.75)] }.Write(_folder["runs"]);
        new MadeRun { Run = "c", Agent = "other" }.Write(_folder["runs"]);

        var groups = InspectGroup.Of(ExportSource.Read([_folder["runs"]], Cancel).Runs);
        await groups.Single(group => group.Runs.Count == 2).WriteAsync(_folder["two.eval"], force: false, Cancel);

        Assert.Equal(2, groups.Count);
        var log = new EvalFile(_folder["two.eval"]);
        Assert.Empty(Problems(log));
        Assert.Equal(["b", "a"], new[] { 1, 2 }.Select(epoch => log.Sample(epoch).GetProperty("uuid").GetString()));
        Assert.Equal(0.5, log["header.json"].GetProperty("results").GetProperty("scores")[0].GetProperty("metrics").GetProperty("mean").GetProperty("value").GetDouble());
        Assert.Equal(2, log["header.json"].GetProperty("eval").GetProperty("config").GetProperty("epochs").GetInt32());
    }

    [Fact]
    public async Task A_run_that_goes_on_has_no_header_and_so_counts_as_started()
    {
        var log = await WriteAsync(new TalkingRun { IsRunning = true }.Write(_folder["runs"]));

        Assert.DoesNotContain("header.json", log.Members);
        Assert.Empty(SchemaOf.Definition("inspect-eval-2.schema.json", "start").Problems(log["_journal/start.json"]));
        Assert.Empty(SchemaOf.Definition("inspect-eval-2.schema.json", "sample").Problems(log.Sample(1)));
        Assert.False(log["summaries.json"][0].GetProperty("completed").GetBoolean());
    }

    [Fact]
    public async Task Input_tokens_are_those_that_no_cache_had()
    {
        var log = await WriteAsync(new TalkingRun { Turns = 3 }.Write(_folder["runs"]));

        var usage = log.Sample(1).GetProperty("model_usage").GetProperty("openai/o1");
        Assert.Equal((1800, 1200, 150, 3150), (Of("input_tokens"), Of("input_tokens_cache_read"), Of("output_tokens"), Of("total_tokens")));
        Assert.Equal(0.06, usage.GetProperty("total_cost").GetDouble());

        int Of(string name) => usage.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task Commands_carry_the_call_that_asked_for_them_and_rows_are_scores_before_the_final_one()
    {
        var sample = (await WriteAsync(new TalkingRun { Turns = 4 }.Write(_folder["runs"]))).Sample(1);

        var tools = Events(sample, "tool").ToList();
        Assert.Equal(["call-1", "call-2", "call-3", "call-4"], tools.Select(tool => tool.GetProperty("id").GetString()));
        Assert.Equal(("echo 1", "1: all is well\n(exit status 1)"), (tools[0].GetProperty("arguments").GetProperty("cmd").GetString(), tools[0].GetProperty("result").GetString()));
        Assert.Equal("timeout", tools[1].GetProperty("error").GetProperty("type").GetString());
        Assert.Equal([true, true, true, true, false], Events(sample, "score").Select(score => score.GetProperty("intermediate").GetBoolean()));
        Assert.Equal(1, Events(sample, "score").Last().GetProperty("score").GetProperty("value").GetDouble());
        var kinds = Events(sample, "info").Select(info => info.GetProperty("data").GetProperty("kind").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "run-started", "sandbox-started", "clock-interval", "provider-waited", "noted", "integrity-found", "agent-exited", "run-ended" }, kinds);
        Assert.Equal(1, Events(sample, "model").First().GetProperty("retries").GetInt32());
        Assert.DoesNotContain("someone@somewhere", sample.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_replaced_unless_told()
    {
        var group = InspectGroup.Of([ExportedRun.Read(new MadeRun().Write(_folder["runs"]))])[0];
        var file = _folder.Write("log.eval", "mine");

        var refused = await Assert.ThrowsAsync<UserErrorException>(() => group.WriteAsync(file, force: false, Cancel));

        Assert.Contains("is there already", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
        await group.WriteAsync(file, force: true, Cancel);
        Assert.Contains("header.json", new EvalFile(file).Members);
        Assert.Equal(["log.eval"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_result_that_its_journal_does_not_bear_out_is_not_exported()
    {
        var folder = new MadeRun().Write(_folder["runs"]);
        File.WriteAllText(folder.Result, File.ReadAllText(folder.Result).Replace("\"journal_hash\": \"", "\"journal_hash\": \"f", StringComparison.Ordinal));

        var source = ExportSource.Read([_folder["runs"]], Cancel);

        Assert.Empty(source.Runs);
        Assert.Contains("was changed after the run", Assert.Single(source.Problems).Message, StringComparison.Ordinal);
    }

    internal static IReadOnlyList<string> Problems(EvalFile log) =>
    [
        .. Of("start", log["_journal/start.json"]), .. Of("header", log["header.json"]), .. Of("summaries", log["summaries.json"]), .. Of("summaries", log["_journal/summaries/1.json"]),
        .. Of("reductions", log["reductions.json"]), .. log.Members.Where(name => name.StartsWith("samples/", StringComparison.Ordinal)).SelectMany(name => Of("sample", log[name])),
    ];

    private static IReadOnlyList<string> Of(string definition, JsonElement element) => SchemaOf.Definition("inspect-eval-2.schema.json", definition).Problems(element);

    private static IEnumerable<JsonElement> Events(JsonElement sample, string kind) => sample.GetProperty("events").EnumerateArray().Where(one => one.GetProperty("event").GetString() == kind);

    private static string Words(JsonElement message) => message.GetProperty("content") is { ValueKind: JsonValueKind.String } text
        ? $"{message.GetProperty("role").GetString()} {text.GetString()}"
        : $"{message.GetProperty("role").GetString()} {message.GetProperty("content").EnumerateArray().Single(part => part.GetProperty("type").GetString() == "text").GetProperty("text").GetString()}";

    private async Task<EvalFile> WriteAsync(RunFolder folder)
    {
        var file = _folder["out", Path.GetFileName(folder.Path) + ".eval"];
        await InspectGroup.Of([ExportedRun.Read(folder)])[0].WriteAsync(file, force: false, Cancel);
        return new EvalFile(file);
    }

    private async Task<long> UnpackedAsync(TalkingRun run)
    {
        await WriteAsync(run.Write(_folder["runs"]));
        using var zip = ZipFile.OpenRead(_folder["out", run.Run + ".eval"]);
        return zip.Entries.Where(entry => entry.FullName.StartsWith("samples/", StringComparison.Ordinal)).Sum(entry => entry.Length);
    }
}
