namespace RE.Bench.Sandboxes.Docker.Images;

/// <summary>An image that the engine has.</summary>
/// <param name="Tag">What containers are created from.</param>
/// <param name="Id">The engine's <c>sha256:…</c> of it.</param>
/// <param name="Environment">The variables that it sets.</param>
internal sealed record ReadyImage(string Tag, string Id, IReadOnlyDictionary<string, string> Environment);
