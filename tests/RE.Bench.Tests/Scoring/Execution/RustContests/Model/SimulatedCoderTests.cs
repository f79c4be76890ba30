using System.Text.Json.Nodes;
using RE.Bench.Scoring.Execution.RustContests.Contests;
using RE.Bench.Scoring.Execution.RustContests.Model;

namespace RE.Bench.Tests.Scoring.Execution.RustContests.Model;

public sealed class SimulatedCoderTests
{
    private static readonly ContestInstance Easy = ContestInstance.Draw(ContestCatalog.Hidden.First(problem => problem.Band == 1), 3);

    [Fact]
    public async Task Asked_plainly_at_temperature_0_it_makes_its_favorite_mistake_each_time()
    {
        for (var call = 0; call < 5; call++)
        {
            var answer = await AskAsync(call, 0, new CoderMessage("user", $"Write this in Rust.\n{Easy.Statement}"));

            Assert.Contains(Easy.Programs[1], answer.Text, StringComparison.Ordinal);
            Assert.Equal("drawn: mistake 1", answer.Note);
        }
    }

    [Fact]
    public async Task It_is_right_more_often_when_it_is_asked_to_think_and_slips_more_often_when_it_is_hot()
    {
        var plain = await NotesAsync("Write this in Rust.", 1);
        var thinking = await NotesAsync("Think step by step.", 1);
        var hot = await NotesAsync("Think step by step.", 2);

        Assert.InRange(plain.Count(note => note.StartsWith("drawn: right", StringComparison.Ordinal)), 40, 90);
        Assert.True(thinking.Count(note => note.StartsWith("drawn: right", StringComparison.Ordinal)) > plain.Count(note => note.StartsWith("drawn: right", StringComparison.Ordinal)) + 10);
        Assert.True(hot.Count(note => note.Contains("does not compile", StringComparison.Ordinal)) > thinking.Count(note => note.Contains("does not compile", StringComparison.Ordinal)) + 30);
    }

    [Fact]
    public async Task It_repairs_some_mistakes_when_a_whole_test_is_shown_and_none_without_one()
    {
        var test = Easy.Public[0];
        CoderMessage[] talk = [new("user", Easy.Statement), new("assistant", $"```rust\n{Easy.Programs[1]}```")];
        List<string> shown = [];
        List<string> told = [];
        for (var call = 0; call < 100; call++)
        {
            shown.Add((await AskAsync(call, 1, [.. talk, new("user", $"For the input\n{test.Input}it should print {test.Output}.")])).Note);
            told.Add((await AskAsync(call, 1, [.. talk, new("user", "It is wrong.")])).Note);
        }

        Assert.InRange(shown.Count(note => note.StartsWith("repaired: right", StringComparison.Ordinal)), 20, 60);
        Assert.All(told, note => Assert.StartsWith("sees nothing wrong: mistake 1", note, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_knows_a_problem_however_its_statement_is_quoted_and_only_whole()
    {
        var quoted = await AskAsync(0, 0, new CoderMessage("user", new JsonObject { ["statement"] = Easy.Statement }.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
        var part = await AskAsync(0, 0, new CoderMessage("user", Easy.Statement.Split('\n')[0]));

        Assert.Contains("```rust", quoted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("```", part.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.4, 0.0, 0)]
    [InlineData(0.4, 0.39, 0)]
    [InlineData(0.4, 0.41, 1)]
    [InlineData(0.4, 0.81, 1)]
    [InlineData(0.4, 0.83, 2)]
    [InlineData(0.4, 0.99, 3)]
    [InlineData(0.0, 0.0, 1)]
    public void At_temperature_1_programs_are_drawn_by_their_shares(double right, double draw, int program) => Assert.Equal(program, CoderSkill.Pick(right, 3, 1, draw));

    [Fact]
    public void Draws_are_uniform_and_spread_evenly_over_problems_and_calls()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var problems = Enumerable.Range(0, 32).Select(rank => new CoderDraws(seed, rank).Draw(0, "program")).ToList();
            var calls = Enumerable.Range(0, 32).Select(call => new CoderDraws(seed, 5).Draw(call, "program")).ToList();

            Assert.InRange(problems.Count(draw => draw < 0.25), 7, 9);
            Assert.InRange(calls.Count(draw => draw < 0.25), 6, 10);
        }

        var firsts = Enumerable.Range(0, 2000).Select(seed => new CoderDraws(seed, 3).Draw(2, "program")).ToList();
        Assert.InRange(firsts.Average(), 0.47, 0.53);
        Assert.InRange(firsts.Count(draw => draw < 0.1), 150, 250);
    }

    private static async Task<List<string>> NotesAsync(string prompt, double temperature)
    {
        List<string> notes = [];
        for (var call = 0; call < 200; call++)
        {
            notes.Add((await AskAsync(call, temperature, new CoderMessage("user", $"{prompt}\n{Easy.Statement}"))).Note);
        }

        return notes;
    }

    private static Task<CoderAnswer> AskAsync(int call, double temperature, params CoderMessage[] messages) =>
        new SimulatedCoder([Easy], new CoderDraws(1, 0)).AskAsync(new CoderRequest(messages, temperature, 4096), call, TestContext.Current.CancellationToken);
}
