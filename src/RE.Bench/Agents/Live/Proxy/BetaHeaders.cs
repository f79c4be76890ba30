using Microsoft.AspNetCore.Http;

namespace RE.Bench.Agents.Live.Proxy;

/// <summary>Headers that pass to the provider: those of Anthropic's previews that stay within an answer.</summary>
internal static class BetaHeaders
{
    private const int Longest = 1000;
    private static readonly string[] Reaching = ["mcp-", "web-", "files-", "code-execution", "skills-", "fast-mode"];

    /// <summary>What goes along.</summary>
    public static Dictionary<string, string> Of(IHeaderDictionary headers)
    {
        var kept = headers["anthropic-beta"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(name => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') && !Reaching.Any(reach => name.StartsWith(reach, StringComparison.Ordinal)));
        return string.Join(',', kept) is { Length: > 0 and <= Longest } beta ? new() { ["anthropic-beta"] = beta } : [];
    }
}
