using System.Reflection;

namespace RE.Bench.Scorers.Shared;

/// <summary>The scorers of an assembly by the slug of their environment.</summary>
internal sealed class ScorerCatalog(Assembly assembly)
{
    // Only classes that carry the mark are looked at closely, so that no type of TorchSharp is loaded for a scorer that does without.
    private readonly IReadOnlyDictionary<string, Type> _types = assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(ScorerAttribute), inherit: false))
        .ToDictionary(type => type.GetCustomAttribute<ScorerAttribute>()!.Slug, StringComparer.Ordinal);

    public IReadOnlyList<string> Slugs => [.. _types.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A scorer ready for one request; null when the environment has none.</summary>
    public IScorer? Create(string slug) => _types.TryGetValue(slug, out var type) ? (IScorer)Activator.CreateInstance(type)! : null;
}
