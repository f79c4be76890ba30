using RE.Bench.Agents;
using RE.Bench.Models;
using RE.Bench.Sandboxes;

namespace RE.Bench.Runs;

/// <summary>Tells failures of the machinery from bugs.</summary>
internal static class InfrastructureFailures
{
    /// <summary>What to write in the result; null when the exception is no infrastructure failure.</summary>
    public static string? Describe(Exception failure) => failure switch
    {
        SandboxUnavailableException sandbox => $"sandbox: {sandbox.Message}",
        ProviderUnavailableException provider => $"provider: {provider.Message}",
        AgentLeftException left => left.Message,
        _ => null,
    };
}
