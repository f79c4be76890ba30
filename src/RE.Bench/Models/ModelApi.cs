namespace RE.Bench.Models;

/// <summary>Which of OpenAI's two protocols a model is spoken to in.</summary>
public enum ModelApi
{
    /// <summary>Chat completions, which other servers speak too.</summary>
    Chat,

    /// <summary>Responses: OpenAI's models from gpt-5.4 on refuse tools elsewhere unless they may not think.</summary>
    Responses,
}
