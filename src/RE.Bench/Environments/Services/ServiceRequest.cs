using System.Text.Json.Nodes;

namespace RE.Bench.Environments.Services;

/// <summary>A request to a service.</summary>
/// <param name="Path">What follows the service's address, without a slash at its start; empty for the address itself.</param>
/// <param name="Body">What was sent.</param>
public sealed record ServiceRequest(string Path, JsonObject Body);
