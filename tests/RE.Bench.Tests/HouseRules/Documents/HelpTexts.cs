namespace RE.Bench.Tests.HouseRules.Documents;

/// <summary>The help text of each verb, asked once.</summary>
internal sealed class HelpTexts(DocumentShell shell)
{
    private readonly Dictionary<string, string> _known = [];

    public async Task<string> OfAsync(string verb, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(verb, out var text))
        {
            (_, text) = await shell.RunAsync($"rebench {verb} --help", cancellationToken);
            _known.Add(verb, text);
        }

        return text;
    }
}
