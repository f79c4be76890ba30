using System.Text.Json.Serialization;

namespace RE.Bench.Models;

/// <summary>How much a reasoning model is asked to think; not every model knows every level.</summary>
public enum ModelEffort
{
    /// <summary>Thinking is switched off.</summary>
    None,

    /// <summary>As little as possible.</summary>
    Minimal,

    /// <summary>Less than usual.</summary>
    Low,

    /// <summary>As usual.</summary>
    Medium,

    /// <summary>More than usual.</summary>
    High,

    /// <summary>Much more than usual, where the model knows it.</summary>
    [JsonStringEnumMemberName("xhigh")]
    ExtraHigh,
}
