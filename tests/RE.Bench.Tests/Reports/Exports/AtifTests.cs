using System.Text.Json;
using RE.Bench.Reports.Exports;
using RE.Bench.Reports.Exports.Atif;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Exports;

public sealed class AtifTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_trajectory_holds_to_its_format(bool isRunning)
    {
        var run = await WriteAsync(new TalkingRun { Turns = 5, IsRunning = isRunning });

        Assert.Empty(SchemaOf.File("atif-1.schema.json").Problems(run));
        var steps = run.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step.GetProperty("step_id").GetInt32()));
        foreach (var step in steps.Where(step => step.TryGetProperty("observation", out _)))
        {
            var calls = step.GetProperty("tool_calls").EnumerateArray().Select(call => call.GetProperty("tool_call_id").GetString()).ToHashSet();
            Assert.All(step.GetProperty("observation").GetProperty("results").EnumerateArray(), result => Assert.Contains(result.GetProperty("source_call_id").GetString(), calls));
        }
    }

    [Fact]
    public async Task Turns_are_told_once_each_with_what_the_model_saw_of_their_results()
    {
        var run = await WriteAsync(new TalkingRun { Turns = 3, Keep = 2 });

        var steps = run.GetProperty("steps").EnumerateArray().ToList();
        var agent = steps.FindAll(step => step.GetProperty("source").GetString() == "agent");
        Assert.Equal(["I try number 1.", "I try number 2.", "I try number 3."], agent.Select(step => step.GetProperty("message").GetString()));
        Assert.Equal("thought 2", agent[1].GetProperty("reasoning_content").GetString());
        Assert.Equal(
            ["1: all is well\n[exit status 1]", "2: all is well\n[exit status 0]", "3: all is well\n(exit status 1)"],
            agent.Select(step => step.GetProperty("observation").GetProperty("results")[0].GetProperty("content").GetString()));
        Assert.Equal(["system", "user"], steps.Where(step => !step.TryGetProperty("extra", out _)).Select(step => step.GetProperty("source").GetString()).Where(source => source != "agent"));
        var final = run.GetProperty("final_metrics");
        Assert.Equal((3000, 150, 1200), (final.GetProperty("total_prompt_tokens").GetInt32(), final.GetProperty("total_completion_tokens").GetInt32(), final.GetProperty("total_cached_tokens").GetInt32()));
        Assert.Contains(steps, step => step.GetProperty("message").GetString()!.StartsWith("Score 2 (final): raw 0.75, normalized 1", StringComparison.Ordinal));
    }

    [Fact]
    public void The_schema_refuses_what_readers_refuse()
    {
        Assert.NotEmpty(Problems("""{"step_id":1,"source":"user","message":"x","metrics":{}}"""));
        Assert.NotEmpty(Problems("""{"step_id":1,"source":"agent","message":"x","note":1}"""));
        Assert.NotEmpty(Problems("""{"step_id":1,"source":"agent","message":"x","tool_calls":[{"tool_call_id":"a","function_name":"b","arguments":"ls"}]}"""));
        Assert.Empty(Problems("""{"step_id":1,"source":"agent","message":"x","metrics":{"prompt_tokens":1}}"""));

        static IReadOnlyList<string> Problems(string step) => SchemaOf.File("atif-1.schema.json").Problems(JsonDocument.Parse(
            $$"""{"schema_version":"ATIF-v1.7","session_id":"s","agent":{"name":"a","version":"1"},"final_metrics":{},"steps":[{{step}}] }""").RootElement);
    }

    private async Task<JsonElement> WriteAsync(TalkingRun run)
    {
        var file = _folder["run.atif.json"];
        await new AtifTrajectory(ExportedRun.Read(run.Write(_folder["runs"]))).WriteAsync(file, force: false, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement;
    }
}
