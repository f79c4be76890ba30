namespace RE.Bench.Results;

/// <summary>The environment of a result.</summary>
/// <param name="Slug">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Profile">Its size; scores of different profiles never compare.</param>
/// <param name="Digest">Digest of all its files that can change a score.</param>
/// <param name="Starting">Raw score that normalizes to 0.</param>
/// <param name="Reference">Raw score that normalizes to 1.</param>
/// <param name="Better"><c>higher</c> or <c>lower</c>.</param>
public sealed record ResultEnvironment(string Slug, string Version, string Profile, string Digest, double Starting, double Reference, string Better);
