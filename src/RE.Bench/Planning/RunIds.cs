using System.Globalization;
using System.Security.Cryptography;

namespace RE.Bench.Planning;

/// <summary>Ids of runs: when, what, who, and four random bytes: <c>20261123-210500-scaling-law-o1-9f3a01c2</c>.</summary>
public static class RunIds
{
    /// <summary>A new id, safe as a folder name and as a label.</summary>
    /// <param name="time">When.</param>
    /// <param name="environment">Slug of the environment.</param>
    /// <param name="agent">The agent as typed; only letters, digits and '-' are kept.</param>
    public static string Create(TimeProvider time, string environment, string agent)
    {
        var who = new string([.. agent.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(24)]).Trim('-');
        var random = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        return string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{environment}-{who}-{random}");
    }
}
