using RE.Bench.Agents.Aide;
using RE.Bench.Agents.Modular;
using RE.Bench.Agents.Scripted;

namespace RE.Bench.Agents.Catalog;

/// <summary>All scaffolds; a new one is its folder and a line here.</summary>
internal static class Scaffolds
{
    public static IReadOnlyList<IScaffold> All { get; } =
    [
        new ModularScaffold(),
        new AideScaffold(),
        new StarterScaffold(),
        new ReferenceScaffold(),
        new ReplayScaffold(),
    ];
}
