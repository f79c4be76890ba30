namespace RE.Bench.Sandboxes.Protocol;

/// <summary>One frame; the payload is valid until the reader is asked for more space.</summary>
internal readonly record struct Frame(FrameType Type, ReadOnlyMemory<byte> Payload);
