namespace RE.Bench.Agents.Catalog;

/// <summary>Scaffolds that need a model.</summary>
internal enum ModelScaffold
{
    /// <summary>See <see cref="Scaffold.Modular"/>.</summary>
    Modular,

    /// <summary>See <see cref="Scaffold.Exec"/>; the model may be left out.</summary>
    Exec,
}
