using RE.Bench.Budgets;

namespace RE.Bench.Environments.Data.Hub;

/// <summary>Which hub files are fetched from.</summary>
public static class HubAddress
{
    private const string Variable = "REBENCH_HUB";

    /// <summary>The address in <c>REBENCH_HUB</c>, else the public hub's.</summary>
    /// <param name="variable">Reads an environment variable; null when it is not set.</param>
    /// <exception cref="UserErrorException">The variable holds no address.</exception>
    public static Uri Find(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return variable(Variable) is not { Length: > 0 } text ? new DataFolders("", "").Hub
            : Uri.TryCreate(text, UriKind.Absolute, out var hub) && hub.Scheme is "http" or "https" ? hub
            : throw new UserErrorException($"{Variable} is '{text}', which is no address of a hub. Write one such as https://hub.example.org, or leave it out.");
    }
}
