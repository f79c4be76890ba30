namespace RE.Bench.Agents.Catalog;

/// <summary>What drives an attempt.</summary>
public enum Scaffold
{
    /// <summary>A model with tools in a loop.</summary>
    Modular,

    /// <summary>Hands in the starting solution as it is.</summary>
    Starter,

    /// <summary>Does what the environment's reference solution does.</summary>
    Reference,

    /// <summary>Does the steps of a file.</summary>
    Replay,

    /// <summary>A program in the sandbox, with the <c>task</c> command and a proxy to its model.</summary>
    Exec,

    /// <summary>A person at a terminal.</summary>
    Human,
}
