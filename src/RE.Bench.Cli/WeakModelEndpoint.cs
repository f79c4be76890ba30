using RE.Bench.Budgets;
using RE.Bench.Models;
using RE.Bench.Scoring.Execution.RustContests.Model;

namespace RE.Bench.Cli;

/// <summary>The model that contest problems are scaffolded around, where it shall not be simulated: REBENCH_WEAK_MODEL, at REBENCH_WEAK_MODEL_BASE_URL. No agent pays for it.</summary>
internal static class WeakModelEndpoint
{
    /// <summary>The model that the variables name; null when they name none.</summary>
    /// <param name="variables">Environment variables by name.</param>
    /// <param name="create">Makes the model, at the first question.</param>
    /// <exception cref="UserErrorException">A variable cannot be read.</exception>
    public static IWeakModel? Of(Func<string, string?> variables, Func<ChatModelSpec, ChatModel> create)
    {
        if (variables("REBENCH_WEAK_MODEL") is not { Length: > 0 } name)
        {
            return null;
        }

        var spec = ChatModelSpec.Parse(name) with { BaseUrl = Address(variables("REBENCH_WEAK_MODEL_BASE_URL")) };
        return new EndpointModel(new Lazy<ChatModel>(() => create(spec)), spec.Name);
    }

    private static Uri? Address(string? text) => text is not { Length: > 0 } ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
        : throw new UserErrorException($"REBENCH_WEAK_MODEL_BASE_URL is '{text}', which is no address. Write one such as 'http://127.0.0.1:8000/v1'.");
}
