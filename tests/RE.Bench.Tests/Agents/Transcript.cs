using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace RE.Bench.Tests.Agents;

/// <summary>All that a scaffold sent to its model, request by request, each message that was not sent before in full.</summary>
internal static class Transcript
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    public static string Of(FakeWorkbench bench) => Of(bench.Prompts);

    public static string Of(IReadOnlyList<IReadOnlyList<ChatMessage>> prompts)
    {
        var text = new StringBuilder();
        HashSet<string> seen = [];
        for (var i = 0; i < prompts.Count; i++)
        {
            text.Append($"=== request {i + 1}: {prompts[i].Count} messages\n");
            foreach (var message in prompts[i].Where(m => seen.Add(JsonSerializer.Serialize(m, AIJsonUtilities.DefaultOptions))))
            {
                text.Append($"--- {message.Role}\n").AppendJoin('\n', message.Contents.Select(Shown)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Shown(AIContent content) => content switch
    {
        TextContent part => part.Text,
        FunctionCallContent call => $"[call {call.Name} {JsonSerializer.Serialize(call.Arguments, Compact)}]",
        FunctionResultContent result => $"[result] {result.Result}",
        _ => $"[{content.GetType().Name}]",
    };
}
