using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RE.Bench.Agents.Dialogue;
using RE.Bench.Events;

namespace RE.Bench.Agents.Aide;

/// <summary>Writes the tree for people: <c>journal.json</c> with every node, <c>tree.txt</c> to read, and a line for the transcript.</summary>
internal sealed class TreeFiles(IWorkbench workbench)
{
    private const int Cut = 2000;

    /// <summary>Writes both files; a folder that the agent has blocked is its own loss.</summary>
    public async Task WriteAsync(NodeTree tree, CancellationToken cancellationToken)
    {
        try
        {
            await workbench.PutFileAsync($"{Workspace.Root}/journal.json", Encoding.UTF8.GetBytes(Json(tree).ToJsonString() + "\n"), executable: false, cancellationToken);
            await workbench.PutFileAsync($"{Workspace.Root}/tree.txt", Encoding.UTF8.GetBytes(Text(tree)), executable: false, cancellationToken);
        }
        catch (IOException refused)
        {
            await workbench.NoteAsync("tree-not-written", refused.Message, cancellationToken);
        }
    }

    /// <summary>One line for the transcript.</summary>
    public static string Line(Node node, NodeTree tree) =>
        $"{node.Number} {node.Kind}: {Outcome(node)}{(tree.Best?.Number == node.Number ? ", the best so far" : "")} | {TextCut.Head(node.Proposal.Plan.ReplaceLineEndings(" "), 200)}";

    /// <summary>The tree, indented, with nothing in it that a terminal would obey.</summary>
    public static string Text(NodeTree tree)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"starting solution: {(tree.Start is { } start ? $"{start:R}" : "no number")}\n"));
        foreach (var draft in tree.Nodes.Where(node => node.Parent is null))
        {
            Append(text, draft, tree, 0);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Node node, NodeTree tree, int depth)
    {
        text.Append(' ', 2 * depth).Append(EscapedText.Line(Line(node, tree))).Append('\n');
        foreach (var child in tree.Nodes.Where(other => other.Parent?.Number == node.Number))
        {
            Append(text, child, tree, depth + 1);
        }
    }

    private static string Outcome(Node node) => node.Verdict switch
    {
        Verdict.Good { Metric: { } metric } => string.Create(CultureInfo.InvariantCulture, $"{metric:R}"),
        Verdict.Good => "valid",
        Verdict.Buggy buggy => $"failed, {TextCut.Head(buggy.Why.ReplaceLineEndings(" "), 160)}",
        _ => "not scored, the time was too short",
    };

    private static JsonObject Json(NodeTree tree) => new()
    {
        ["starting_score"] = tree.Start,
        ["best"] = tree.Best?.Number,
        ["standing"] = tree.Standing?.Number,
        ["nodes"] = new JsonArray([.. tree.Nodes.Select(Json)]),
    };

    private static JsonObject Json(Node node) => new()
    {
        ["node"] = node.Number,
        ["stage"] = node.Stage.ToString().ToLowerInvariant(),
        ["parent"] = node.Parent?.Number,
        ["debug_depth"] = node.DebugDepth,
        ["plan"] = TextCut.Head(node.Proposal.Plan, Cut),
        ["files"] = new JsonArray([.. node.Proposal.Files.Select(file => (JsonNode)file.Path)]),
        ["command"] = TextCut.Head(node.Proposal.Command, Cut),
        ["status"] = node.Run?.Status,
        ["timed_out"] = node.Run?.TimedOut,
        ["output"] = node.Run is { } run ? TextCut.To(RunText.Of(run), Cut, "") : null,
        ["review"] = node.Review is { } review ? TextCut.Head(review.Summary, Cut) : null,
        ["verdict"] = node.Verdict.GetType().Name.ToLowerInvariant(),
        ["why"] = (node.Verdict as Verdict.Buggy)?.Why,
        ["metric"] = node.Metric,
        ["row"] = node.Score?.Row,
    };
}
