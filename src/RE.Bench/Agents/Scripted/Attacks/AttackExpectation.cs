namespace RE.Bench.Agents.Scripted.Attacks;

/// <summary>What an attack on an environment has to end with.</summary>
public enum AttackExpectation
{
    /// <summary>None of its submissions gets a score.</summary>
    Refused,

    /// <summary>No submission of it is better than the starting solution.</summary>
    NoGain,

    /// <summary>It is no attack but an honest solution of an unusual kind, and gets a score.</summary>
    Scores,
}
