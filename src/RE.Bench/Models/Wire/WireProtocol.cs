namespace RE.Bench.Models.Wire;

/// <summary>What goes over the wire.</summary>
internal enum WireProtocol
{
    /// <summary>OpenAI's chat completions.</summary>
    OpenAiChat,

    /// <summary>OpenAI's Responses.</summary>
    OpenAiResponses,

    /// <summary>Anthropic's Messages.</summary>
    AnthropicMessages,
}
