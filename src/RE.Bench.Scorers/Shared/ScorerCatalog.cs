using System.Reflection;
using RE.Bench.Scorers.Shared.Hosting;

namespace RE.Bench.Scorers.Shared;

/// <summary>The scorers of an assembly by the slug of their environment.</summary>
internal sealed class ScorerCatalog(Assembly assembly) : IScorerCatalog
{
    // Looking at all classes loads those of TorchSharp too, which costs more than many a scoring: it is done only when a scorer is not where its slug says.
    private readonly Lazy<IReadOnlyDictionary<string, Type>> _types = new(() => assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(ScorerAttribute), inherit: false))
        .ToDictionary(type => type.GetCustomAttribute<ScorerAttribute>()!.Slug, StringComparer.Ordinal));

    public IReadOnlyList<string> Slugs => [.. _types.Value.Keys.Order(StringComparer.Ordinal)];

    public IScorer? Create(string slug) => (Named(slug) ?? _types.Value.GetValueOrDefault(slug)) is { } type ? (IScorer)Activator.CreateInstance(type)! : null;

    /// <summary>The scorer of <c>scaling-law</c> is <c>RE.Bench.Scorers.ScalingLaw.ScalingLawScorer</c>.</summary>
    private Type? Named(string slug)
    {
        var name = string.Concat(slug.Split('-').Where(word => word.Length > 0).Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
        return assembly.GetType($"RE.Bench.Scorers.{name}.{name}Scorer") is { } type && type.GetCustomAttribute<ScorerAttribute>()?.Slug == slug ? type : null;
    }
}
