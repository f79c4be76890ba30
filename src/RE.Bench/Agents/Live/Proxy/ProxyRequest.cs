using System.Text.Json.Nodes;
using RE.Bench.Models.Wire;

namespace RE.Bench.Agents.Live.Proxy;

/// <summary>A request to the model, checked.</summary>
/// <param name="Protocol">The client's protocol.</param>
/// <param name="Body">What it asks.</param>
/// <param name="Digest">Stands for path and bytes, so that its repetition is known.</param>
/// <param name="Headers">Headers that go along.</param>
internal sealed record ProxyRequest(WireProtocol Protocol, JsonObject Body, string Digest, IReadOnlyDictionary<string, string> Headers);
