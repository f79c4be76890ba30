using RE.Bench.Budgets;
using RE.Bench.Models;
using RE.Bench.Scoring.Execution.RustContests.Model;

namespace RE.Bench.Cli;

/// <summary>The model that contest problems are scaffolded around, where it shall not be simulated: <c>--weak-model</c> or REBENCH_WEAK_MODEL, at REBENCH_WEAK_MODEL_BASE_URL. No agent pays for it.</summary>
internal static class WeakModelEndpoint
{
    /// <summary>The name that the variable holds, as it is written in full; null when it is not set.</summary>
    /// <param name="variables">Environment variables by name.</param>
    /// <exception cref="UserErrorException">It names no model.</exception>
    public static string? Named(Func<string, string?> variables) => variables("REBENCH_WEAK_MODEL") is { Length: > 0 } name ? ChatModelSpec.Parse(name).Name : null;

    /// <summary>The model of a name.</summary>
    /// <param name="name">As <c>provider/model</c>.</param>
    /// <param name="variables">Environment variables by name.</param>
    /// <param name="create">Makes the model, at the first question.</param>
    /// <exception cref="UserErrorException">A variable cannot be read.</exception>
    public static EndpointModel Of(string name, Func<string, string?> variables, Func<ChatModelSpec, ChatModel> create)
    {
        var spec = ChatModelSpec.Parse(name) with { BaseUrl = Address(variables("REBENCH_WEAK_MODEL_BASE_URL")) };
        return new EndpointModel(new Lazy<ChatModel>(() => create(spec)), spec.Name);
    }

    private static Uri? Address(string? text) => text is not { Length: > 0 } ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
        : throw new UserErrorException($"REBENCH_WEAK_MODEL_BASE_URL is '{text}', which is no address. Write one such as 'http://127.0.0.1:8000/v1'.");
}
