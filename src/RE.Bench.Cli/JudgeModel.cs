using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Environments.Services.Judging.Scores;
using RE.Bench.Models;

namespace RE.Bench.Cli;

/// <summary>The model that judges answers where an environment's profile wants one: REBENCH_JUDGE_MODEL, at REBENCH_JUDGE_BASE_URL. It is not the agent's and no agent pays for it.</summary>
internal static class JudgeModel
{
    private const int LongestVerdict = 16;

    /// <summary>Asks the model that the variables name; null when they name none.</summary>
    /// <param name="variables">Environment variables by name.</param>
    /// <param name="create">Makes the model, at the first question.</param>
    /// <exception cref="UserErrorException">A variable cannot be read.</exception>
    public static JudgeOfScores? Of(Func<string, string?> variables, Func<ChatModelSpec, ChatModel> create)
    {
        if (variables("REBENCH_JUDGE_MODEL") is not { Length: > 0 } name)
        {
            return null;
        }

        var spec = ChatModelSpec.Parse(name) with { MaxOutputTokens = LongestVerdict, Temperature = 0, BaseUrl = Address(variables("REBENCH_JUDGE_BASE_URL")) };
        var model = new Lazy<ChatModel>(() => create(spec));
        return new JudgeOfScores(spec.Name, async (question, cancellationToken) =>
        {
            var exchange = await model.Value.AskAsync([new ChatMessage(ChatRole.User, question)], new ChatOptions(), cancellationToken);
            return exchange.Response.Text;
        });
    }

    private static Uri? Address(string? text) => text is not { Length: > 0 } ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
        : throw new UserErrorException($"REBENCH_JUDGE_BASE_URL is '{text}', which is no address. Write one such as 'http://127.0.0.1:8000/v1'.");
}
