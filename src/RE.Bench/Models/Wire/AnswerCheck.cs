namespace RE.Bench.Models.Wire;

/// <summary>Says what an answer's body lacks; null when it is usable.</summary>
internal delegate string? AnswerCheck(ReadOnlyMemory<byte> body);
