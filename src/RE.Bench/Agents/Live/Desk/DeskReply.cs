using System.Text.Json.Nodes;

namespace RE.Bench.Agents.Live.Desk;

/// <summary>What a <c>task</c> command answers.</summary>
/// <param name="Exit">Exit status of the command; see <see cref="DeskExits"/>.</param>
/// <param name="Text">For people.</param>
/// <param name="Json">For programs.</param>
internal sealed record DeskReply(int Exit, string Text, JsonObject Json)
{
    /// <summary>What follows once the answer is on its way; null = nothing.</summary>
    public Action? Then { get; init; }

    /// <summary>A refusal.</summary>
    public static DeskReply Refused(int exit, string reason) => new(exit, reason, new JsonObject { ["error"] = reason });
}
