using System.Text.Json.Nodes;

namespace RE.Bench.Agents.Live.Proxy;

/// <summary>What became of reading a request.</summary>
internal abstract record RequestRead
{
    private RequestRead()
    {
    }

    /// <summary>A JSON object.</summary>
    /// <param name="Json">The object.</param>
    /// <param name="Digest">Stands for path and bytes.</param>
    internal sealed record Body(JsonObject Json, string Digest) : RequestRead;

    /// <summary>Something else.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Reason">Why.</param>
    internal sealed record Refused(int Status, string Reason) : RequestRead;
}
