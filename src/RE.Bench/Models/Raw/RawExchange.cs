using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Raw;

/// <summary>
/// A request of a client that speaks a provider's own protocol. A model of that protocol gets its body as it is, and gives the answer's bytes;
/// any other model is asked through Microsoft.Extensions.AI, and leaves this unused.
/// </summary>
internal sealed class RawExchange
{
    private const string Property = "rebench.raw";

    /// <summary>The client's protocol.</summary>
    public required WireProtocol Protocol { get; init; }

    /// <summary>The body, checked; the model's name is set by who sends it.</summary>
    public required JsonObject Body { get; init; }

    /// <summary>Whether the client wants a stream.</summary>
    public bool IsStream { get; init; }

    /// <summary>Headers that go with the body.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Takes the bytes of a stream as they come, all but its end; never waits for the client.</summary>
    public required Action<ReadOnlyMemory<byte>> Forward { get; init; }

    /// <summary>True once bytes went to the client: from there on nothing can be asked again.</summary>
    public bool HasForwarded { get; set; }

    /// <summary>What is left to send once the answer is journaled: the end of a stream, or a whole body. Null when the model was asked in another way.</summary>
    public byte[]? Rest { get; set; }

    /// <summary>The request that options carry; null when they carry none.</summary>
    public static RawExchange? In(ChatOptions? options) => options?.AdditionalProperties?.TryGetValue(Property, out var value) == true ? value as RawExchange : null;

    /// <summary>Lets options carry this request.</summary>
    public void PutInto(ChatOptions options) => (options.AdditionalProperties ??= [])[Property] = this;
}
