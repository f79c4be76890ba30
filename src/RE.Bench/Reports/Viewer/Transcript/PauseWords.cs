namespace RE.Bench.Reports.Viewer.Transcript;

/// <summary>Why a clock stands still, in words.</summary>
internal static class PauseWords
{
    public static string Of(string reason) => reason.ToUpperInvariant() switch
    {
        "SCORING" => "scoring",
        "PROVIDER" => "the provider does not answer",
        "HUMAN" => "stopped by a person",
        "HARNESS" => "the harness was gone",
        _ => Inert.Line(reason, 40),
    };
}
