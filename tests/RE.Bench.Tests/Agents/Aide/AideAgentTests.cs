using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Agents.Aide;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Agents.Aide;

public sealed class AideAgentTests
{
    private static readonly AideSettings Greedy = new() { Drafts = 2, DebugProbability = 0, Steps = 4 };
    private static readonly AideSettings Mending = new() { Drafts = 1, DebugProbability = 1, MaxDebugDepth = 3, Steps = 6 };

    [Fact]
    public async Task Drafts_come_first_and_then_the_best_node_is_improved()
    {
        var world = new AideWorld().Proposes("score 0.3", "score 0.5", "score 0.4", "score 0.6");

        var exit = await world.RunAsync(Greedy);

        Assert.IsType<AgentExit.Submitted>(exit);
        Assert.Equal(["1 draft", "2 draft", "3 improve of 2", "4 improve of 2"], world.Kinds);
        Assert.Equal(4, world.Standing);
    }

    [Theory]
    [InlineData(true, 5, 2)]
    [InlineData(false, 5, 1)]
    public async Task The_direction_is_the_tasks_and_whole_numbers_are_scores_too(bool higherIsBetter, double start, int best)
    {
        var world = new AideWorld(start, higherIsBetter).Proposes("score 3", "score 8");

        await world.RunAsync(Greedy with { Steps = 2 });

        Assert.Equal(best, world.Standing);
        Assert.Equal([3.0, 8.0], world.Journal().Select(node => (double)node!["metric"]!));
    }

    [Fact]
    public async Task When_no_node_beats_the_starting_solution_it_is_what_stands_at_the_end()
    {
        var world = new AideWorld(start: 0.9).Proposes("score 0.3", "invalid", "score 0.5", "exit 1");

        await world.RunAsync(Greedy);

        Assert.Equal(0, world.Standing);
        Assert.Equal(["1 draft", "2 draft", "3 improve of 1", "4 improve of 3"], world.Kinds);
    }

    [Fact]
    public async Task A_chain_of_debug_steps_is_as_long_as_its_limit_and_no_longer()
    {
        var world = new AideWorld().Proposes("exit 1", "exit 2", "hang", "invalid", "exit 5", "score 1");

        await world.RunAsync(Mending);

        Assert.Equal(["1 draft", "2 debug of 1", "3 debug of 2", "4 debug of 3", "5 draft", "6 debug of 5"], world.Kinds);
        Assert.Equal([0, 1, 2, 3, 0, 1], world.Journal().Select(node => (int)node!["debug_depth"]!));
        Assert.Equal(6, world.Standing);
    }

    [Fact]
    public async Task A_node_that_failed_is_shown_with_its_output_to_whoever_mends_it()
    {
        var world = new AideWorld().Proposes("exit 3", "hang", "score 1");

        await world.RunAsync(Mending with { Steps = 3 });

        var mending = world.Prompts[2][1].Text;
        Assert.Contains("It failed: the command did not end well: exit status 3 after 1s", mending, StringComparison.Ordinal);
        Assert.Contains("half\n\n[standard error]\nit broke\n[exit status 3 after 1s]", mending, StringComparison.Ordinal);
        Assert.Contains("FILE: f1.txt\n```\ntext 1\n```", mending, StringComparison.Ordinal);
        Assert.Contains("the last real line\n[killed after", world.Prompts[4][1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_is_made_from_the_files_of_its_line_and_from_nothing_that_ran()
    {
        var world = new AideWorld().Proposes("score 0.5", "score 0.6", "score 0.7");

        await world.RunAsync(new() { Drafts = 1, DebugProbability = 0, Steps = 3 });

        Assert.Equal("text 3", world.Files["/home/agent/aide/sources/3/f3.txt"]);
        Assert.Contains(
            "rm -rf /home/agent/aide/nodes && mkdir -p /home/agent/aide/nodes/3 && copy /home/agent/aide/start /home/agent/aide/nodes/3 && link /home/agent/aide/nodes/3"
            + " && cp -a /home/agent/aide/sources/1/. /home/agent/aide/nodes/3/ && cp -a /home/agent/aide/sources/2/. /home/agent/aide/nodes/3/ && cp -a /home/agent/aide/sources/3/. /home/agent/aide/nodes/3/",
            world.Moves);
    }

    [Fact]
    public async Task A_node_may_take_a_quarter_of_what_is_left_and_some_time_is_kept_for_the_end()
    {
        var world = new AideWorld().Proposes("hang", "score 1", "hang", "hang", "hang", "hang", "hang", "hang", "hang", "hang", "hang", "hang", "hang", "hang", "hang", "hang", "hang");

        var exit = await world.RunAsync(new() { Drafts = 50, Steps = 50 });

        Assert.IsType<AgentExit.Submitted>(exit);
        Assert.InRange(world.Runs[0].Timeout.TotalMinutes, 23, 25);
        Assert.All(world.Runs.Zip(world.Runs.Skip(1)), pair => Assert.True(pair.Second.Timeout <= pair.First.Timeout));
        Assert.InRange(world.Spent.TotalMinutes, 94, 98.5);
        Assert.Equal(2, world.Standing);
    }

    [Fact]
    public async Task The_longest_time_of_a_node_can_be_set()
    {
        var world = new AideWorld().Proposes("hang");

        await world.RunAsync(new() { Steps = 1, NodeTime = TimeSpan.FromMinutes(3) });

        Assert.Equal(3, Assert.Single(world.Runs).Timeout.TotalMinutes);
    }

    [Fact]
    public async Task A_node_that_can_no_longer_be_scored_leaves_the_best_where_it_is()
    {
        var world = new AideWorld { EachScore = TimeSpan.FromMinutes(20) }.Proposes("score 0.5", "score 0.9", "score 0.9");
        world.EachRun = TimeSpan.FromMinutes(28);

        await world.RunAsync(Greedy);

        Assert.Equal(["1 draft", "2 draft"], world.Kinds);
        Assert.Contains("2 draft: not scored, the time was too short", world.Notes[^1].Text, StringComparison.Ordinal);
        Assert.Equal(1, world.Standing);
        Assert.Equal(2, world.ScoreLog.Count);
    }

    [Fact]
    public async Task A_spent_limit_of_scores_ends_the_search_with_the_best_node_in_place()
    {
        var world = new AideWorld { ScoreLimit = 1 }.Proposes("score 0.5", "score 0.9");

        var spent = await Assert.ThrowsAsync<BudgetSpentException>(() => world.RunAsync(Greedy));

        Assert.Equal("scores", spent.Limit);
        Assert.Equal(1, world.Standing);
    }

    [Fact]
    public async Task Where_scores_are_hidden_the_programs_own_metric_ranks_what_the_scorer_takes_as_valid()
    {
        var world = new AideWorld(visible: false).Proposes("metric 3", "metric 8", "invalid", "score 1");

        await world.RunAsync(Greedy);

        Assert.Equal(["1 draft", "2 draft", "3 improve of 2", "4 improve of 2"], world.Kinds);
        Assert.Equal(2, world.Standing);
        Assert.Equal(["3", "8", null, null], world.Journal().Select(node => node!["metric"]?.ToJsonString()));
        Assert.Contains("print, as its last line, `metric: NUMBER`", world.Prompts[0][1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_review_may_call_a_node_wrong_only_where_the_score_is_hidden(bool visible, int standing)
    {
        var world = new AideWorld(visible: visible) { ReviewSays = new(true, "It cheats.") }.Proposes(visible ? "score 0.5" : "metric 5");

        await world.RunAsync(Greedy with { Steps = 1 });

        Assert.Equal(standing, world.Standing);
    }

    [Fact]
    public async Task Arguments_that_are_not_JSON_are_refused_and_asked_for_again()
    {
        var world = new AideWorld().AnswersBroken().Proposes("score 0.5");

        await world.RunAsync(Greedy with { Steps = 1 });

        Assert.Equal(1, world.Standing);
        Assert.Equal("propose: The arguments were not JSON. Call 'propose' again with a JSON object that fits its schema.", world.Notes[0].Text);
        Assert.StartsWith("The arguments were not JSON.", Assert.IsType<FunctionResultContent>(world.Prompts[1][^1].Contents[0]).Result!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_proposes_nothing_usable_fails_after_a_while_and_the_best_stays()
    {
        var world = new AideWorld().Proposes("score 0.5");

        var exit = await world.RunAsync(Greedy);

        Assert.Equal("the model made no usable proposal 5 times in a row", Assert.IsType<AgentExit.Failed>(exit).Reason);
        Assert.Equal(1, world.Standing);
    }

    [Fact]
    public async Task A_model_without_tools_may_write_text()
    {
        var world = new AideWorld().AnswersText("I write a number.\n\nFILE: a/b.sh\n```sh\necho 1\n```\n\nCOMMAND:\n```\nscore 0.7\n```\n");

        await world.RunAsync(Greedy with { Steps = 1 });

        Assert.Equal("echo 1\n", world.Files["/home/agent/aide/sources/1/a/b.sh"]);
        Assert.Equal(1, world.Standing);
    }

    [Fact]
    public async Task A_huge_output_is_cut_in_prompts_and_files()
    {
        var world = new AideWorld().Proposes("print 5000000", "score 1");

        await world.RunAsync(Greedy with { Steps = 2, Drafts = 1 });

        Assert.All(world.Prompts, prompt => Assert.InRange(prompt.Sum(m => m.Text.Length), 1, 20_000));
        Assert.InRange(world.Files["/home/agent/aide/journal.json"].Length, 1, 20_000);
    }

    [Fact]
    public async Task What_was_tried_is_told_within_bounds_however_long_the_search_is()
    {
        var world = new AideWorld { EachRun = TimeSpan.FromSeconds(1), EachScore = TimeSpan.Zero };
        Enumerable.Range(0, 150).ToList().ForEach(i => world.Answers(new { plan = $"{i} {new string('p', 3000)}", files = Array.Empty<object>(), command = $"score {0.2 + (i % 10 * 0.01)}" }));

        await world.RunAsync(new() { Drafts = 1000, Steps = 150, PromptCharacters = 30_000 });

        Assert.InRange(world.Prompts.Max(prompt => prompt.Sum(m => m.Text.Length)), 4000, 12_000);
        Assert.Contains("more are left out here.)", world.Prompts[^2][1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tree_is_written_for_people_and_no_terminal_obeys_it()
    {
        var world = new AideWorld().Answers(new { plan = "\u001b[31mred\u001b[0m \u202e", files = Array.Empty<object>(), command = "score 0.5" }).Proposes("exit 1");

        await world.RunAsync(Greedy with { Steps = 2 });

        var tree = world.Files["/home/agent/aide/tree.txt"];
        Assert.DoesNotContain('\u001b', tree + world.Files["/home/agent/aide/journal.json"]);
        Assert.Equal(
            "starting solution: 0.1\n1 draft: 0.5, the best so far | \\x1b[31mred\\x1b[0m \\u{202e}\n2 draft: failed, the command did not end well: exit status 1 after 1s | Plan 2.\n",
            tree);
    }

    [Fact]
    public async Task What_is_sent_is_this()
    {
        var world = new AideWorld().Proposes("score 0.5", "exit 1", "score 0.7");

        await world.RunAsync(new() { Drafts = 1, DebugProbability = 1, Steps = 3 });

        Golden.Matches("aide.txt", Transcript.Of(world.Prompts));
    }

    [Fact]
    public async Task The_same_answers_make_the_same_requests()
    {
        static AideWorld World(long seed)
        {
            var world = new AideWorld { EachRun = TimeSpan.FromSeconds(10), EachScore = TimeSpan.FromSeconds(1) };
            world.Brief = world.Brief with { Seed = seed };
            for (var i = 0; i < 60; i++)
            {
                world = i % 7 == 6 ? world.AnswersBroken() : world.Proposes(i % 3 == 0 ? "exit 1" : $"score 0.{i + 10}");
            }

            return world;
        }

        var (first, second, third) = (World(7), World(7), World(8));
        var settings = new AideSettings { Steps = 40 };
        await first.RunAsync(settings);
        await second.RunAsync(settings);
        await third.RunAsync(settings);

        Assert.Equal(40, first.Kinds.Count);
        Assert.Equal(first.Requests, second.Requests);
        Assert.Equal(first.Runs, second.Runs);
        Assert.Equal(first.Moves, second.Moves);
        Assert.Equal(first.Notes, second.Notes);
        Assert.Equal(first.Files, second.Files);
        Assert.NotEqual(first.Kinds, third.Kinds);
    }
}
