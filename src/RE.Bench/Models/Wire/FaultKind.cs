namespace RE.Bench.Models.Wire;

/// <summary>Sorts of failures that may pass.</summary>
internal enum FaultKind
{
    /// <summary>No connection came about.</summary>
    Unreachable,

    /// <summary>The connection ended before the answer did.</summary>
    Cut,

    /// <summary>The answer took too long.</summary>
    Slow,

    /// <summary>The server said that it is busy or broken.</summary>
    Refused,

    /// <summary>What came is no answer of a chat model: other format, broken JSON, parts missing.</summary>
    NotAnAnswer,
}
