using System.Text.Json;
using Microsoft.Extensions.AI;
using RE.Bench.Events;

namespace RE.Bench.Cli.Display.Words;

/// <summary>Model replies in words.</summary>
internal static class ModelWords
{
    /// <summary>What the model said and called: <c>model: I will look first. → bash (1,234 in, 56 out)</c>.</summary>
    /// <param name="reply">The step's reply.</param>
    /// <param name="usage">What it used; null when unknown.</param>
    /// <param name="length">Most characters of what it said.</param>
    public static string Replied(JsonElement reply, UsageFacts? usage, int length)
    {
        var response = Read(reply);
        var said = response is null ? "a reply that this version cannot read" : InertText.Head(response.Text, length);
        var calls = string.Join(", ", Calls(response).Select(call => InertText.Head(call.Name, 24)));
        var parts = (string[])[said.Length + calls.Length > 0 ? said : "an empty reply", calls.Length > 0 ? $"→ {calls}" : "", usage is null ? "" : $"({Figures.Usage(usage)})"];
        return "model: " + string.Join(" ", parts.Where(part => part.Length > 0));
    }

    /// <summary>The whole text, the reasoning as far as the provider shows it, and the calls with their arguments.</summary>
    public static IReadOnlyList<string> Details(JsonElement reply)
    {
        var details = new DetailLines();
        var response = Read(reply);
        foreach (var content in Contents(response))
        {
            switch (content)
            {
                case TextReasoningContent reasoning:
                    details.Add("reasoning", reasoning.Text);
                    break;
                case TextContent text:
                    details.Add("says", text.Text);
                    break;
                case FunctionCallContent call:
                    details.Add($"calls {InertText.Head(call.Name, 24)}", Arguments(call));
                    break;
            }
        }

        return details.Lines;
    }

    private static string Arguments(FunctionCallContent call) => string.Join('\n', (call.Arguments ?? new Dictionary<string, object?>()).Select(argument => $"{argument.Key}: {argument.Value}"))
        is { Length: > 0 } text ? text : "without arguments";

    private static IEnumerable<FunctionCallContent> Calls(ChatResponse? response) => Contents(response).OfType<FunctionCallContent>();

    private static IEnumerable<AIContent> Contents(ChatResponse? response) => response?.Messages.SelectMany(message => message.Contents) ?? [];

    private static ChatResponse? Read(JsonElement reply)
    {
        try
        {
            return (ChatResponse?)reply.Deserialize(AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)));
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }
}
