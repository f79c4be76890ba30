using Microsoft.Extensions.AI;
using RE.Bench.Models.Clients;

namespace RE.Bench.Agents.Dialogue;

/// <summary>Asks a model for one structured answer: a call of the only tool that it is offered. What cannot be read is refused with the reason, a bounded number of times.</summary>
/// <typeparam name="T">What a good answer holds.</typeparam>
/// <param name="workbench">Reaches the model.</param>
/// <param name="tool">The tool to call.</param>
/// <param name="read">Reads an answer.</param>
internal sealed class Question<T>(IWorkbench workbench, AIFunctionDeclaration tool, Func<GivenAnswer, ReadAnswer<T>> read)
    where T : class
{
    /// <summary>How often it is asked at most.</summary>
    public const int Tries = 3;

    private const string OneOnly = "Only the first call of a message is read.";

    /// <summary>A good answer; null when none came.</summary>
    public async Task<T?> AskAsync(IReadOnlyList<ChatMessage> prompt, CancellationToken cancellationToken)
    {
        List<ChatMessage> messages = [.. prompt];
        for (var asked = 0; asked < Tries; asked++)
        {
            var response = await workbench.ChatAsync([.. messages], new() { Tools = [tool], AllowMultipleToolCalls = false }, cancellationToken);
            switch (Read(response))
            {
                case ReadAnswer<T>.Good good:
                    return good.Value;
                case ReadAnswer<T>.Bad bad:
                    await workbench.NoteAsync("rejected-answer", $"{tool.Name}: {bad.Problem}", cancellationToken);
                    messages.AddRange([.. Said.By(response), Refusal(response, bad.Problem)]);
                    break;
            }
        }

        return null;
    }

    private ReadAnswer<T> Read(ChatResponse response)
    {
        if (Said.Calls(response) is not [var call, ..])
        {
            return Explained(read(new(null, response.Text)), response);
        }

        if (call.Name != tool.Name)
        {
            return new ReadAnswer<T>.Bad($"There is no tool called '{call.Name}' here. Call '{tool.Name}'.");
        }

        return Explained(
            BrokenArguments.Of(call) is { } broken
                ? new ReadAnswer<T>.Bad($"{broken} Call '{tool.Name}' again with a JSON object that fits its schema.")
                : read(new(new(call.Arguments ?? new Dictionary<string, object?>()), response.Text)),
            response);
    }

    private static ReadAnswer<T> Explained(ReadAnswer<T> answer, ChatResponse response) =>
        answer is ReadAnswer<T>.Bad bad && response.FinishReason == ChatFinishReason.Length
            ? new ReadAnswer<T>.Bad($"{bad.Problem} Your message was cut off at the limit of its length: write a shorter one.")
            : answer;

    private static ChatMessage Refusal(ChatResponse response, string problem) => Said.Calls(response) is { Count: > 0 } calls
        ? new(ChatRole.Tool, [.. calls.Select((call, i) => new FunctionResultContent(call.CallId, i == 0 ? problem : OneOnly))])
        : new(ChatRole.User, problem);
}
