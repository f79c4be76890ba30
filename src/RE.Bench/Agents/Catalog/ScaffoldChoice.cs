using RE.Bench.Models;

namespace RE.Bench.Agents.Catalog;

/// <summary>A scaffold as a person chose it.</summary>
/// <param name="Name">The agent's name: that of <c>agents.yaml</c>, or the whole text for one that is written inline.</param>
/// <param name="Argument">What stands after the colon; empty when there is none.</param>
/// <param name="Model">The model; null for scaffolds that need none.</param>
/// <param name="Settings">The scaffold's own settings.</param>
internal sealed record ScaffoldChoice(string Name, string Argument, ChatModelSpec? Model, SettingsReader Settings);
