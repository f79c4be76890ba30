using System.Globalization;
using System.Text;

namespace RE.Bench.Agents.Aide;

/// <summary>
/// The folders of the search. A node's folder is made new: the starting solution, then the files that were written for the nodes it comes from, then its own;
/// nothing that another node's command left behind. The solution folder holds the best node, except while another is scored.
/// </summary>
/// <param name="workbench">Reaches the sandbox.</param>
/// <param name="time">Learns how long moving files takes.</param>
internal sealed class Workspace(IWorkbench workbench, TimePlan time)
{
    /// <summary>Folder of all that the search keeps.</summary>
    public const string Root = "/home/agent/aide";

    private const string Start = $"{Root}/start";
    private const string Best = $"{Root}/best";
    private const int Tries = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Keeps the starting solution, before anything changes it.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public Task<string?> KeepStartAsync(CancellationToken cancellationToken) =>
        MoveAsync($"rm -rf {Root}/nodes {Best} {Start} && mkdir -p {Root}/nodes {Start} && copy {Scripts.Solution} {Start}", cancellationToken);

    /// <summary>Makes a node's folder.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public async Task<string?> PrepareAsync(Node node, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var file in node.Proposal.Files)
            {
                await workbench.PutFileAsync($"{Sources(node)}/{file.Path}", Encoding.UTF8.GetBytes(file.Content), file.Content.StartsWith("#!", StringComparison.Ordinal), cancellationToken);
            }
        }
        catch (IOException refused)
        {
            return $"a file could not be written: {refused.Message}";
        }

        var written = string.Concat(node.Line.Where(n => n.Proposal.Files.Count > 0).Select(n => $" && cp -a {Sources(n)}/. {Folder(node)}/"));
        return await MoveAsync($"rm -rf {Root}/nodes && mkdir -p {Folder(node)} && copy {Start} {Folder(node)} && link {Folder(node)}{written}", cancellationToken);
    }

    /// <summary>Runs a node's command in its folder.</summary>
    public Task<CommandReply> RunAsync(Node node, TimeSpan limit, CancellationToken cancellationToken) =>
        workbench.RunAsync("bash", new($"cd {Folder(node)} || exit 1\n{node.Proposal.Command}", limit), cancellationToken);

    /// <summary>Puts a node's files into the solution folder, so that they can be scored.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public Task<string?> LayAsync(Node node, CancellationToken cancellationToken) => MoveAsync($"quiet; clear && copy {Folder(node)} {Scripts.Solution}", cancellationToken);

    /// <summary>Keeps a node as the best; the solution folder holds it already.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public Task<string?> PromoteAsync(Node node, CancellationToken cancellationToken) =>
        MoveAsync($"quiet; {{ [ ! -d {Folder(node)} ] || {{ rm -rf {Best} && mv {Folder(node)} {Best}; }}; }}", cancellationToken);

    /// <summary>Puts the best node back into the solution folder, or the starting solution when no node is better, and drops another's folder.</summary>
    /// <returns>What went wrong; null when nothing did.</returns>
    public Task<string?> RestoreAsync(bool hasBest, CancellationToken cancellationToken) =>
        MoveAsync($"quiet; rm -rf {Root}/nodes && mkdir -p {Root}/nodes && clear && copy {(hasBest ? Best : Start)} {Scripts.Solution}", cancellationToken);

    private static string Folder(Node node) => string.Create(CultureInfo.InvariantCulture, $"{Root}/nodes/{node.Number}");

    private static string Sources(Node node) => string.Create(CultureInfo.InvariantCulture, $"{Root}/sources/{node.Number}");

    // Each of these can be done twice; the second try is for one that was cut off with its sandbox.
    private async Task<string?> MoveAsync(string script, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            var reply = await workbench.RunAsync("aide", new($"{Scripts.Functions}\n{script}", Longest), cancellationToken);
            time.Moved(reply.Took);
            if (reply.Status == 0 || tried == Tries)
            {
                return reply.Status == 0 ? null : $"{RunText.Of(reply)}";
            }
        }
    }
}
