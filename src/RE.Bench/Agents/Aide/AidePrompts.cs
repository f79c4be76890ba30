using System.Globalization;
using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Aide;

/// <summary>All that the scaffold says to a model; each conversation is a new one.</summary>
/// <param name="brief">The task.</param>
/// <param name="preview">What the starting solution holds.</param>
/// <param name="room">How many characters a prompt may have.</param>
internal sealed class AidePrompts(TaskBrief brief, string preview, int room)
{
    private const string Persona = """
        You are an expert in machine-learning research and engineering. You look for the best solution of a task by proposing one solution at a time; a program runs and
        scores it and comes back to you. Nobody reads along or answers questions. There is no internet access.
        """;

    /// <summary>Asks for a node. What is the same in every step comes first, so that providers can cache it.</summary>
    public IReadOnlyList<ChatMessage> Propose(NextStep step, NodeTree tree, TimeSpan limit) => Talk(
        Task(),
        $"# The starting solution\n\n{Start(tree)}{TextCut.To(preview.Trim('\n'), room / 6, "")}",
        $"# How a solution is run\n\n{Rules(limit)}",
        $"# Step {tree.Nodes.Count + 1}: {Title(step)}",
        step.Stage == Stage.Debug ? "" : $"# What was tried\n\n{Memory.Of(tree, brief.HigherIsBetter, room / 10)}",
        step.Parent is { } parent ? Previous(parent) : "",
        $"# What to do\n\n{Guide(step)}\n\nThen call propose. {ProposalText.Form}");

    /// <summary>Asks what came of a node.</summary>
    public IReadOnlyList<ChatMessage> Review(Node node) => Talk(
        Task(),
        $"# Review of step {node.Number}: {node.Kind}",
        $"# The solution\n\n{TextCut.To(node.Proposal.Plan, room / 20, "")}\n\n{Code(node)}",
        $"# Its output\n\n{TextCut.To(RunText.Of(node.Run!), room / 6, "")}",
        "# What to do\n\nCall review: did it fail or do something else than was planned, and what was found? Write what helps the next attempt.");

    private static IReadOnlyList<ChatMessage> Talk(params IReadOnlyList<string> parts) =>
        [new(ChatRole.System, Persona), new(ChatRole.User, string.Join("\n\n", parts.Where(part => part.Length > 0)))];

    private static string Title(NextStep step) => step switch
    {
        { Stage: Stage.Debug, Parent: { } parent } => $"mend solution {parent.Number}",
        { Stage: Stage.Improve, Parent: { } parent } => $"improve solution {parent.Number}",
        _ => "draft a new solution",
    };

    private static string Guide(NextStep step) => step.Stage switch
    {
        Stage.Debug => "The previous solution failed. Find out why from its output and mend it; change nothing else.",
        Stage.Improve => "Improve the previous solution by one specific change whose effect can be measured. Name the files that change, each whole; the others stay as they are.",
        _ => "Draft a solution that is simple and differs from those that were tried: no ensembles, no search over many settings, no exploration for its own sake. It must run to its end within the time limit.",
    };

    private static string Start(NodeTree tree) => tree.Start is { } start ? string.Create(CultureInfo.InvariantCulture, $"Its score is {start:R}.\n\n") : "";

    private string Task() => $"# The task\n\n{TextCut.To(brief.Instructions.Trim(), room / 3, "")}";

    private string Rules(TimeSpan limit)
    {
        var better = brief.HigherIsBetter ? "higher" : "lower";
        var scored = brief.ScoreVisible
            ? $"Then its files are scored by the task's own scorer; {better} is better."
            : $"Then its files are checked by the task's own scorer, which hides the number. So let the command print, as its last line, `metric: NUMBER`: your own measure of how good the solution is ({better} is better), computed in the same way by every solution so that they compare.";
        return $"""
            - The solution is run in a new folder of its own, a copy of /home/agent/solution as it was at the start with your files in it. That folder is the current folder of the command:
              use relative paths, also where the task says /home/agent/solution. What other solutions left behind is not there. `data`, if there is any, is read-only.
            - The command is killed after {DurationText.Format(limit)}, and with it all that it started; nothing runs on when it has ended. {DurationText.Format(brief.TimeLimit)} are given for the whole task.
            - The submission files that the task names must lie in the folder when the command has ended with exit status 0. {scored}
            - Commands on this machine: {string.Join(", ", brief.Tools)}.
            - Print what helps to judge the result, in few lines.
            """;
    }

    private string Previous(Node node)
    {
        var result = node.Verdict switch
        {
            Verdict.Buggy buggy => $"It failed: {TextCut.To(buggy.Why, 2000, "")}",
            Verdict.Good { Metric: { } metric } => string.Create(CultureInfo.InvariantCulture, $"It is valid and reached {metric:R}."),
            _ => "It is valid.",
        };
        var summary = node.Review is { } review ? $"\n\n{TextCut.To(review.Summary, 2000, "")}" : "";
        return $"# The previous solution\n\n{TextCut.To(node.Proposal.Plan, room / 20, "")}\n\n{Code(node)}\n\n# What came of it\n\n{result}{summary}\n\n{TextCut.To(node.Run is { } run ? RunText.Of(run) : "", room / 6, "")}".TrimEnd();
    }

    private string Code(Node node)
    {
        var each = room / 4 / Math.Max(1, node.Files.Count);
        return string.Join("\n\n", (IEnumerable<string>)[.. node.Files.Select(file => $"FILE: {file.Path}\n```\n{TextCut.To(file.Content, each, "")}\n```"), $"COMMAND:\n```\n{TextCut.To(node.Proposal.Command, room / 20, "")}\n```"]);
    }
}
