using System.Text.Json.Nodes;

namespace RE.Bench.Environments.Services;

/// <summary>The answer of a service.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">What is sent.</param>
public sealed record ServiceReply(int Status, JsonObject Body)
{
    /// <summary>An answer.</summary>
    public static ServiceReply Ok(JsonObject body) => new(200, body);

    /// <summary>A refusal, in the form of OpenAI's interface.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="reason">What the client should change.</param>
    public static ServiceReply Refused(int status, string reason) => new(status, new JsonObject { ["error"] = new JsonObject { ["message"] = reason } });

    /// <summary>The refusal of a request for which too few calls are left.</summary>
    /// <param name="wanted">Calls that it is worth.</param>
    /// <param name="left">Calls that are left.</param>
    public static ServiceReply Spent(int wanted, int left) => Refused(429, $"The request is worth {wanted} calls, and this run has {left} left. Asking again does not help.");
}
