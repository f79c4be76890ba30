namespace RE.Bench.Agents.Modular;

/// <summary>How the modular scaffold decides on the next step.</summary>
public enum ModularVariant
{
    /// <summary>The first proposal that can be run is taken.</summary>
    Basic,

    /// <summary>The model compares several proposals on their merits and chooses one: best of n.</summary>
    Compare,

    /// <summary>The model assesses its proposal; one that is off track is named so, and another is asked for.</summary>
    Backtrack,
}
