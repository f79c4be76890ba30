using RE.Bench.Agents.Aide;
using RE.Bench.Agents.External;
using RE.Bench.Agents.Human;
using RE.Bench.Agents.Modular;
using RE.Bench.Agents.Scripted;
using RE.Bench.Budgets;

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
        new ExecScaffold(),
        new HumanScaffold(),
    ];

    /// <summary>The scaffold of that name.</summary>
    /// <exception cref="UserErrorException">There is none.</exception>
    public static IScaffold Named(string name) => All.FirstOrDefault(scaffold => scaffold.Name == name)
        ?? throw new UserErrorException($"no scaffold is called '{name}'. There are {string.Join(", ", All.Select(scaffold => scaffold.Name))}.");
}
