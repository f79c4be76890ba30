namespace RE.Bench.Scoring.Sealing;

/// <summary>Why a submission was not taken.</summary>
internal enum RefusalCause
{
    /// <summary>A file that the environment asks for is not there.</summary>
    Missing,

    /// <summary>More files, bytes or depth than any submission needs.</summary>
    TooMuch,

    /// <summary>It changed while it was read.</summary>
    Changed,

    /// <summary>Links, devices, names that fool a reader: nobody makes them by accident in a file of answers, so people should look.</summary>
    Forbidden,
}
