namespace RE.Bench.Models.Raw;

/// <summary>An answer broke off after its beginning had gone to the client: only the client can ask again.</summary>
/// <param name="message">What happened.</param>
internal sealed class AnswerCutException(string message) : Exception(message);
