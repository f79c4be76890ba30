using Microsoft.Extensions.AI;
using RE.Bench.Agents.Modular;

namespace RE.Bench.Tests.Agents;

public sealed class PrompterTests
{
    private static readonly CancellationToken Now = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Old_turns_are_left_out_with_a_notice_and_the_newest_stay()
    {
        var bench = Bench(turns: 60, outputLength: 3000);

        await new ModularAgent(new() { PromptTokens = 10_000 }).RunAsync(bench, Now);

        var last = bench.Prompts[^1];
        Assert.Equal(ChatRole.System, last[0].Role);
        Assert.Contains("Make it faster.", last[1].Text, StringComparison.Ordinal);
        Assert.Matches(@"^\[\d+ earlier turns were left out", last[2].Text);
        Assert.Contains("step 59", string.Concat(last.Select(m => m.Text)), StringComparison.Ordinal);
        Assert.All(bench.Prompts, p => Assert.InRange(Characters(p) / 4.0 * 1.25, 0, 10_600));
        Assert.True(bench.Notes.Count(n => n.Kind == "trimmed") < 30);
    }

    [Fact]
    public async Task No_result_stands_without_its_call_and_no_call_without_its_result()
    {
        var bench = Bench(turns: 60, outputLength: 3000);

        await new ModularAgent(new() { PromptTokens = 10_000 }).RunAsync(bench, Now);

        Assert.All(bench.Prompts, prompt => Assert.Equal(
            prompt.SelectMany(m => m.Contents).OfType<FunctionCallContent>().Select(c => c.CallId),
            prompt.SelectMany(m => m.Contents).OfType<FunctionResultContent>().Select(c => c.CallId)));
    }

    [Fact]
    public async Task A_huge_task_is_cut_to_half_of_the_room()
    {
        var bench = new FakeWorkbench();
        bench.Brief = bench.Brief with { Instructions = $"FIRST{new string('x', 500_000)}LAST" };

        await new ModularAgent(new() { PromptTokens = 10_000 }).RunAsync(bench, Now);

        var task = bench.Prompts[0][1].Text;
        Assert.InRange(task.Length, 5_000, 17_000);
        Assert.StartsWith("FIRST", task, StringComparison.Ordinal);
        Assert.Contains("LAST", task, StringComparison.Ordinal);
        Assert.Contains("characters are left out here", task, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newest_turn_that_alone_is_too_long_is_cut()
    {
        var bench = new FakeWorkbench { Command = _ => FakeWorkbench.Reply(new string('y', 11_000)) }.Says(new string('x', 30_000), ("bash", new { command = new string('z', 30_000) }));

        await new ModularAgent(new() { PromptTokens = 4_000 }).RunAsync(bench, Now);

        Assert.InRange(Characters(bench.Prompts[1]) / 4.0 * 1.25, 0, 4_800);
        Assert.Equal("call_0_0", bench.Prompts[1].SelectMany(m => m.Contents).OfType<FunctionResultContent>().Single().CallId);
    }

    [Fact]
    public async Task The_estimate_follows_what_the_provider_reports()
    {
        FakeWorkbench Dense(long reported)
        {
            var bench = new FakeWorkbench { Command = _ => FakeWorkbench.Reply(new string('x', 2000)) };
            for (var i = 0; i < 20; i++)
            {
                var n = i;
                bench.Says(() => Reported(n, reported));
            }

            return bench;
        }

        var (cheap, dear) = (Dense(2000), Dense(60_000));
        await new ModularAgent(new() { PromptTokens = 10_000 }).RunAsync(cheap, Now);
        await new ModularAgent(new() { PromptTokens = 10_000 }).RunAsync(dear, Now);

        Assert.True(dear.Prompts[^1].Count < cheap.Prompts[^1].Count);
    }

    private static ChatResponse Reported(int n, long tokens) => new(new ChatMessage(ChatRole.Assistant,
        [new FunctionCallContent($"c{n}", "bash", new Dictionary<string, object?> { ["command"] = "ls" })]))
    {
        FinishReason = ChatFinishReason.ToolCalls,
        Usage = new() { InputTokenCount = tokens },
    };

    private static FakeWorkbench Bench(int turns, int outputLength)
    {
        var bench = new FakeWorkbench { Command = _ => FakeWorkbench.Reply(new string('x', outputLength)) };
        for (var i = 0; i < turns; i++)
        {
            bench.Says($"step {i}", ("bash", new { command = "make" }));
        }

        return bench;
    }

    private static int Characters(IEnumerable<ChatMessage> messages) => messages.SelectMany(m => m.Contents).Sum(c => c switch
    {
        TextContent text => text.Text.Length,
        FunctionResultContent result => result.Result!.ToString()!.Length,
        FunctionCallContent call => call.Arguments!.Sum(a => a.Value!.ToString()!.Length),
        _ => 0,
    });
}
