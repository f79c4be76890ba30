namespace RE.Bench.Scorers.Shared.Hosting;

/// <summary>Marks the scorer of an environment.</summary>
/// <param name="slug">Slug of the environment.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ScorerAttribute(string slug) : Attribute
{
    public string Slug => slug;
}
