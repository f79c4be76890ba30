using System.Text.Json.Nodes;

namespace RE.Bench.Tests.Models;

internal sealed record SeenRequest(string Path, JsonObject Body, IReadOnlyDictionary<string, string> Headers, string Query = "");
