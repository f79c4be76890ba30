using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Agents.Modular;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Agents;

public sealed class ModularVariantTests
{
    private static readonly ModularSettings Compare = new() { Variant = ModularVariant.Compare, Proposals = 3 };
    private static readonly ModularSettings Backtrack = new() { Variant = ModularVariant.Backtrack, Rejections = 2 };

    [Fact]
    public async Task The_option_that_the_model_chooses_is_carried_out()
    {
        var bench = new FakeWorkbench()
            .Says("quick", ("bash", new { command = "one" })).Says("slow", ("bash", new { command = "two" })).Says("odd", ("teleport", new { }))
            .Says(null, ("choose", new { option = 2, reason = "It measures first." }));
        SubmitThrice(bench);

        var exit = await RunAsync(bench, Compare);

        Assert.IsType<AgentExit.Submitted>(exit);
        Assert.EndsWith("\ntwo", Assert.Single(bench.Commands).Script, StringComparison.Ordinal);
        Assert.Equal([("chosen-option", "2 of 2: It measures first.\n1) bash {\"command\":\"one\"}\n2) bash {\"command\":\"two\"}")], bench.Notes);
        Golden.Matches("ModularVariants/compare.txt", Transcript.Of(bench));
    }

    [Fact]
    public async Task A_choice_that_names_no_option_is_asked_for_again_and_then_the_first_is_taken()
    {
        var bench = new FakeWorkbench()
            .Says(null, ("bash", new { command = "one" })).Says(null, ("bash", new { command = "two" })).Says("no call")
            .Says(null, ("choose", new { option = 3 })).Says("The second.").Says(null, ("choose", new { option = 1.5, reason = "half" }));
        SubmitThrice(bench);

        await RunAsync(bench, Compare);

        Assert.EndsWith("\none", Assert.Single(bench.Commands).Script, StringComparison.Ordinal);
        Assert.Equal(3, bench.Notes.Count(n => n.Kind == "rejected-answer"));
        Assert.StartsWith("1 of 2: no option was chosen in 3 tries, so the first is taken", bench.Notes.Single(n => n.Kind == "chosen-option").Text, StringComparison.Ordinal);
        Assert.Equal("'option' must be a whole number from 1 to 2.", bench.Prompts[4][^1].Contents.OfType<FunctionResultContent>().Single().Result!.ToString());
        Assert.Equal("Call 'choose' with the number of the option, from 1 to 2.", bench.Prompts[5][^1].Text);
    }

    [Fact]
    public async Task Options_that_are_all_the_same_need_no_choice()
    {
        var bench = new FakeWorkbench().Says("a", ("bash", new { command = "x" })).Says("b", ("bash", new { command = "x" })).Says("c", ("bash", new { command = "x" }));
        SubmitThrice(bench);

        await RunAsync(bench, Compare);

        Assert.Single(bench.Commands);
        Assert.Equal(6, bench.Prompts.Count);
    }

    [Fact]
    public async Task A_comparison_is_not_part_of_the_conversation()
    {
        var bench = new FakeWorkbench().Says(null, ("bash", new { command = "one" })).Says(null, ("bash", new { command = "two" })).Says("no call")
            .Says(null, ("choose", new { option = 1, reason = "r" }));
        SubmitThrice(bench);

        await RunAsync(bench, Compare);

        Assert.DoesNotContain("Compare them", bench.Requests[4], StringComparison.Ordinal);
        Assert.Equal(bench.Prompts[0], bench.Prompts[3].Take(bench.Prompts[0].Count));
    }

    [Fact]
    public async Task A_rejected_step_is_named_off_track_and_another_is_asked_for()
    {
        var bench = new FakeWorkbench()
            .Says("I guess.", ("bash", new { command = "guess" })).Says(null, ("assess", new { verdict = "REJECT", reason = "It guesses." }))
            .Says("I measure.", ("bash", new { command = "measure" })).Says(null, ("assess", new { verdict = "approve", reason = "It measures." }))
            .Says(null, ("submit", new { })).Says(null, ("assess", new { verdict = "APPROVE", reason = "Done." }));

        var exit = await RunAsync(bench, Backtrack);

        Assert.IsType<AgentExit.Submitted>(exit);
        Assert.EndsWith("\nmeasure", Assert.Single(bench.Commands).Script, StringComparison.Ordinal);
        Assert.Contains("rejected as off track", bench.Prompts[2][^1].Text, StringComparison.Ordinal);
        Assert.Contains("guess", bench.Prompts[2][^1].Text, StringComparison.Ordinal);
        Assert.Equal(["rejected-step", "approved-step", "approved-step"], bench.Notes.Select(n => n.Kind));
        Assert.Equal("It guesses.\nbash {\"command\":\"guess\"}", bench.Notes[0].Text);
        Golden.Matches("ModularVariants/backtrack.txt", Transcript.Of(bench));
    }

    [Fact]
    public async Task After_some_rejections_in_a_row_a_step_is_taken_unassessed()
    {
        var bench = new FakeWorkbench();
        for (var i = 0; i < 2; i++)
        {
            bench.Says(null, ("bash", new { command = $"try {i}" })).Says(null, ("assess", new { verdict = "REJECT", reason = "no" }));
        }

        bench.Says(null, ("bash", new { command = "last" })).Says(null, ("submit", new { })).Says(null, ("assess", new { verdict = "APPROVE", reason = "yes" }));

        await RunAsync(bench, Backtrack);

        Assert.EndsWith("\nlast", Assert.Single(bench.Commands).Script, StringComparison.Ordinal);
        Assert.Equal("not assessed after 2 rejections in a row\nbash {\"command\":\"last\"}", bench.Notes.Single(n => n.Kind == "taken-step").Text);
    }

    [Fact]
    public async Task A_verdict_that_cannot_be_read_lets_the_step_pass()
    {
        var bench = new FakeWorkbench().Says(null, ("submit", new { })).Says("Fine.").Says(null, ("assess", new { verdict = "MAYBE" })).Says(null, ("teleport", new { }));

        var exit = await RunAsync(bench, Backtrack);

        Assert.IsType<AgentExit.Submitted>(exit);
        Assert.Equal(3, bench.Notes.Count(n => n.Kind == "rejected-answer"));
        Assert.StartsWith("no verdict could be read in 3 tries", bench.Notes[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_basic_variant_asks_nothing_beside()
    {
        var bench = new FakeWorkbench().Says("I look.", ("bash", new { command = "ls" }));

        await RunAsync(bench, new());

        Golden.Matches("ModularVariants/basic.txt", Transcript.Of(bench));
    }

    [Theory]
    [InlineData(ModularVariant.Basic)]
    [InlineData(ModularVariant.Compare)]
    [InlineData(ModularVariant.Backtrack)]
    public async Task The_same_answers_make_the_same_requests(ModularVariant variant)
    {
        FakeWorkbench Bench()
        {
            var bench = new FakeWorkbench { Command = c => FakeWorkbench.Reply(new string('x', c.Script.Length * 200)) };
            for (var i = 0; i < 60; i++)
            {
                _ = (i % 3) switch
                {
                    0 => bench.Says($"step {i}", ("bash", new { command = new string('a', 20 + i) })),
                    1 when variant == ModularVariant.Backtrack => bench.Says(null, ("assess", new { verdict = i % 2 == 0 ? "REJECT" : "APPROVE", reason = "so" })),
                    2 when variant == ModularVariant.Compare => bench.Says(null, ("choose", new { option = (i % 2) + 1, reason = "so" })),
                    _ => bench.Says($"step {i}", ("bash", new { command = $"b{i}" })),
                };
            }

            return bench;
        }

        var settings = new ModularSettings { Variant = variant, Proposals = variant == ModularVariant.Compare ? 2 : 1, PromptTokens = 20_000 };
        var (first, second) = (Bench(), Bench());
        await RunAsync(first, settings);
        await RunAsync(second, settings);

        Assert.True(first.Commands.Count > 10);
        Assert.Equal(first.Requests, second.Requests);
        Assert.Equal(first.Commands, second.Commands);
        Assert.Equal(first.Notes, second.Notes);
    }

    private static void SubmitThrice(FakeWorkbench bench) => Enumerable.Range(0, 3).ToList().ForEach(_ => bench.Says(null, ("submit", new { })));

    private static Task<AgentExit> RunAsync(FakeWorkbench bench, ModularSettings settings) => new ModularAgent(settings).RunAsync(bench, TestContext.Current.CancellationToken);
}
