using System.Text.Json;
using Microsoft.Extensions.AI;
using RE.Bench.Agents.Dialogue;
using RE.Bench.Agents.Modular.Tools;

namespace RE.Bench.Agents.Modular.Choosing;

/// <summary>One proposed next step, as people and models are shown it.</summary>
/// <param name="Response">The model's answer.</param>
internal sealed record Proposal(ChatResponse Response)
{
    private const int NoteLength = 120;
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    /// <summary>The call that would run; null when there is none.</summary>
    public FunctionCallContent? Call => Said.Calls(Response) is [var first, ..] ? first : null;

    /// <summary>Tool and arguments, the same for two proposals that would do the same.</summary>
    public string Action => Call is { } call ? $"{call.Name} {JsonSerializer.Serialize(call.Arguments ?? new Dictionary<string, object?>(), Compact)}" : "";

    /// <summary>One short line for a note.</summary>
    public string Short => TextCut.Head(Action, NoteLength);

    /// <summary>True when it calls a tool that there is.</summary>
    public bool CanRun(Toolbox tools) => Call is { } call && tools.Has(call.Name);

    /// <summary>Thought and action for a model to judge.</summary>
    public string Shown(int longest) => $"Thought: {TextCut.To(Response.Text is { Length: > 0 } text ? text : "(none)", longest / 3, "")}\nAction: {TextCut.To(Action, longest - (longest / 3), "")}";
}
