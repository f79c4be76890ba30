namespace RE.Bench.Sandboxes.Protocol;

/// <summary>The other end sent bytes that are no frame, or a frame that makes no sense now.</summary>
internal sealed class ProtocolViolationException(string message) : Exception(message);
