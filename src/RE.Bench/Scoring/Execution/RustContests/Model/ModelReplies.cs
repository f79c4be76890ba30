using System.Text.Json.Nodes;

namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>OpenAI's forms of what is answered.</summary>
public static class ModelReplies
{
    /// <summary>A chat completion.</summary>
    /// <param name="model">Name of the model.</param>
    /// <param name="call">Number of the call.</param>
    /// <param name="answer">What it says.</param>
    public static JsonObject Completion(string model, int call, CoderAnswer answer) => new()
    {
        ["id"] = $"chatcmpl-{call}",
        ["object"] = "chat.completion",
        ["created"] = 0,
        ["model"] = model,
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = answer.Text },
            ["finish_reason"] = "stop",
        }),
        ["usage"] = new JsonObject
        {
            ["prompt_tokens"] = answer.PromptTokens,
            ["completion_tokens"] = answer.CompletionTokens,
            ["total_tokens"] = answer.PromptTokens + answer.CompletionTokens,
        },
    };

    /// <summary>A refusal.</summary>
    /// <param name="reason">What the client should change.</param>
    public static JsonObject Refusal(string reason) => new() { ["error"] = new JsonObject { ["message"] = reason, ["type"] = "invalid_request_error" } };
}
