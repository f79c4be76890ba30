namespace RE.Bench.Scorers.OptimizeLlmFoundry;

/// <summary>What a piece of text is made of.</summary>
internal enum PieceKind
{
    /// <summary>A blank or the end of a line.</summary>
    Space,

    /// <summary>ASCII letters and all bytes from 128 up.</summary>
    Letter,

    /// <summary>ASCII digits.</summary>
    Digit,

    /// <summary>All else.</summary>
    Mark,
}
