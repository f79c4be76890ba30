using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RE.Bench.Models;

namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>The weak model for one problem: keeps the budget, and a log of every call.</summary>
/// <param name="model">Answers.</param>
/// <param name="budget">What may be asked.</param>
internal sealed class MeteredModel(IWeakModel model, ModelBudget budget)
{
    private const int MostLogged = 64;
    private readonly Lock _gate = new();
    private readonly List<JsonObject> _log = [];
    private int _calls;
    private long _tokens;

    /// <summary>Answered calls, tokens, and a line for each call.</summary>
    public JsonObject Log()
    {
        lock (_gate)
        {
            return new() { ["calls"] = _calls, ["tokens"] = _tokens, ["log"] = new JsonArray([.. _log.Select(line => line.DeepClone())]) };
        }
    }

    /// <summary>Answers the body of a chat completion.</summary>
    /// <returns>HTTP status and body.</returns>
    public async Task<(int Status, JsonObject Body)> AnswerAsync(JsonObject body, CancellationToken cancellationToken)
    {
        var (request, refusal) = CoderRequest.Read(body);
        if (request is null)
        {
            return Refuse(400, refusal!);
        }

        if (Take(request.PromptTokens) is not { } call)
        {
            return Refuse(429, $"The budget of this problem is spent: {budget.Calls} calls and {budget.Tokens} tokens. Asking again does not help.");
        }

        try
        {
            var answer = await model.AskAsync(request, call, cancellationToken);
            Note(call, request, answer);
            return (200, ModelReplies.Completion(model.Name, call, answer));
        }
        catch (Exception failure) when (failure is ProviderUnavailableException or ProviderRejectedException)
        {
            return Refuse(503, "The model did not answer.");
        }
    }

    private int? Take(int promptTokens)
    {
        lock (_gate)
        {
            if (_calls >= budget.Calls || _tokens + promptTokens > budget.Tokens)
            {
                return null;
            }

            _tokens += promptTokens;
            return _calls++;
        }
    }

    private void Note(int call, CoderRequest request, CoderAnswer answer)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', request.Messages.Select(message => $"{message.Role}: {message.Text}")))));
        lock (_gate)
        {
            _tokens += answer.CompletionTokens;
            _log.Add(new()
            {
                ["call"] = call,
                ["messages"] = request.Messages.Count,
                ["temperature"] = request.Temperature,
                ["prompt_tokens"] = answer.PromptTokens,
                ["completion_tokens"] = answer.CompletionTokens,
                ["prompt_sha256"] = digest[..16],
                ["note"] = answer.Note,
            });
        }
    }

    private (int Status, JsonObject Body) Refuse(int status, string reason)
    {
        lock (_gate)
        {
            if (_log.Count < MostLogged)
            {
                _log.Add(new() { ["refused"] = status });
            }
        }

        return (status, ModelReplies.Refusal(reason));
    }
}
