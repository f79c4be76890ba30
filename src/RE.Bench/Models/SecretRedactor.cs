namespace RE.Bench.Models;

/// <summary>Takes secrets out of any text, by their value.</summary>
public sealed class SecretRedactor
{
    // Shorter values would blank out ordinary words.
    private const int ShortestSecret = 6;
    private readonly string[] _secrets;

    /// <summary>Knows the given values.</summary>
    public SecretRedactor(IEnumerable<string?> secrets) =>
        _secrets = [.. secrets.OfType<string>().Select(s => s.Trim()).Where(s => s.Length >= ShortestSecret).Distinct().OrderByDescending(s => s.Length)];

    /// <summary>The text with every known secret replaced by <c>[redacted]</c>.</summary>
    public string Redact(string text) => _secrets.Aggregate(text, (t, secret) => t.Replace(secret, "[redacted]", StringComparison.Ordinal));
}
