using RE.Bench.Agents.Aide;

namespace RE.Bench.Tests.Agents.Aide;

public sealed class SearchPolicyTests
{
    private static readonly Verdict Failed = new Verdict.Buggy("no");

    [Fact]
    public void With_the_given_probability_a_failed_leaf_is_debugged_and_all_of_them_get_their_turn()
    {
        var tree = Tree(Failed, new Verdict.Good(1), Failed, Failed, Failed);
        var policy = new SearchPolicy(new() { DebugProbability = 0.25 }, 3);

        var steps = Enumerable.Range(0, 4000).Select(_ => policy.Next(tree)).ToList();

        Assert.InRange(steps.Count(step => step.Stage == Stage.Debug), 900, 1100);
        Assert.Equal([1, 3, 4, 5], steps.Where(step => step.Stage == Stage.Debug).Select(step => step.Parent!.Number).Distinct().Order());
        Assert.All(steps.Where(step => step.Stage == Stage.Improve), step => Assert.Equal(2, step.Parent!.Number));
    }

    [Fact]
    public void A_failed_node_with_a_child_is_no_leaf()
    {
        var tree = Tree(Failed);
        tree.Add(Node(2, Stage.Debug, tree.Nodes[0], new Verdict.Good(1)));

        Assert.Equal(new NextStep(Stage.Improve, tree.Nodes[1]), new SearchPolicy(new() { Drafts = 1, DebugProbability = 1 }, 1).Next(tree));
    }

    [Fact]
    public void Without_a_good_node_there_is_another_draft() =>
        Assert.Equal(new NextStep(Stage.Draft, null), new SearchPolicy(new() { DebugProbability = 0 }, 1).Next(Tree(Failed, Failed, Failed, Failed, Failed)));

    [Fact]
    public void A_node_that_could_not_be_scored_is_neither_debugged_nor_improved() =>
        Assert.Equal(new NextStep(Stage.Draft, null), new SearchPolicy(new() { Drafts = 1, DebugProbability = 1 }, 1).Next(Tree(new Verdict.Unscored())));

    [Fact]
    public void A_measured_node_leads_before_one_that_was_not_and_of_two_equal_ones_the_first()
    {
        var tree = Tree(new Verdict.Good(null), new Verdict.Good(null));
        Assert.Equal(2, tree.Best!.Number);

        tree.Add(Node(3, Stage.Draft, null, new Verdict.Good(-5)));
        tree.Add(Node(4, Stage.Draft, null, new Verdict.Good(null)));
        tree.Add(Node(5, Stage.Draft, null, new Verdict.Good(-5)));

        Assert.Equal(3, tree.Best!.Number);
    }

    private static NodeTree Tree(params Verdict[] drafts)
    {
        var tree = new NodeTree(higherIsBetter: true, null);
        foreach (var verdict in drafts)
        {
            tree.Add(Node(tree.Nodes.Count + 1, Stage.Draft, null, verdict));
        }

        return tree;
    }

    private static Node Node(int number, Stage stage, Node? parent, Verdict verdict) =>
        new() { Number = number, Stage = stage, Parent = parent, Proposal = new("p", [], "true"), Verdict = verdict };
}
