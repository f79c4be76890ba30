namespace RE.Bench.Scorers.Shared.Hosting;

/// <summary>The scorers that a program has.</summary>
internal interface IScorerCatalog
{
    /// <summary>Slugs of their environments, in order.</summary>
    IReadOnlyList<string> Slugs { get; }

    /// <summary>A scorer ready for one request; null when the environment has none here.</summary>
    IScorer? Create(string slug);
}
