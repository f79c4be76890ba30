using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>The JSON of one protocol: read from clients and servers, and written to clients whose model speaks another.</summary>
internal abstract class WireForm
{
    /// <summary>Path of requests below the server's address.</summary>
    public abstract string Path { get; }

    /// <summary>The form of a protocol.</summary>
    public static WireForm For(WireProtocol protocol) => protocol switch
    {
        WireProtocol.AnthropicMessages => new MessagesForm(),
        WireProtocol.OpenAiResponses => new ResponsesForm(),
        _ => new CompletionsForm(),
    };

    /// <summary>Headers of a request to the server.</summary>
    public abstract IEnumerable<KeyValuePair<string, string>> Headers(string? key);

    /// <summary>Why a request may not pass: it asks the provider for more than an answer. Null when it may.</summary>
    public abstract string? Refusal(JsonObject body);

    /// <summary>Adds what the harness needs to know of the answer.</summary>
    public virtual void Prepare(JsonObject body, bool isStream)
    {
    }

    /// <summary>True for an event that the client did not ask for.</summary>
    public virtual bool IsHidden(JsonObject body, SseEvent happened) => false;

    /// <summary>A client's request: conversation, tools, parameters.</summary>
    public abstract RawRequest ReadRequest(JsonObject body);

    /// <summary>An answer with its usage.</summary>
    public abstract ChatResponse ReadAnswer(JsonObject answer);

    /// <summary>Puts a stream's events together.</summary>
    public abstract AnswerFold Fold();

    /// <summary>An answer for a client.</summary>
    public abstract JsonObject WriteAnswer(ChatResponse response);

    /// <summary>The same as a stream.</summary>
    public abstract IEnumerable<byte[]> WriteStream(ChatResponse response);

    /// <summary>A failure as the protocol's clients expect it.</summary>
    public abstract JsonObject WriteError(int status, string message);
}
