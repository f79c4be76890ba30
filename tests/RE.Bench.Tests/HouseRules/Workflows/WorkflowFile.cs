using System.Text.RegularExpressions;
using RE.Bench.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace RE.Bench.Tests.HouseRules.Workflows;

/// <summary>A workflow of GitHub's, as far as rules look at it.</summary>
/// <param name="Name">Its path in the repository.</param>
/// <param name="Root">The document.</param>
internal sealed partial record WorkflowFile(string Name, YamlMappingNode Root)
{
    public static IReadOnlyList<WorkflowFile> All =>
        [.. Directory.EnumerateFiles(Repository.PathOf(".github/workflows"), "*.y*ml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => Parse(Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file)))];

    public bool IsExample => Name.Contains("/examples/", StringComparison.Ordinal);

    public IReadOnlyList<YamlMappingNode> Jobs => [.. ((YamlMappingNode)Root["jobs"]).Children.Values.Cast<YamlMappingNode>()];

    /// <summary>Actions that steps use.</summary>
    public IEnumerable<string> Actions => Steps("uses");

    /// <summary>Command lines of <c>rebench</c> in the scripts of steps: verb and the rest.</summary>
    public IEnumerable<(string Verb, string Options)> Commands =>
        from script in Steps("run")
        from line in script.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        where !line.TrimStart().StartsWith('#')
        from Match match in Program().Matches(line)
        select (match.Groups[1].Value, match.Groups[2].Value);

    public static WorkflowFile Parse(string name, string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return new WorkflowFile(name, (YamlMappingNode)Assert.Single(yaml.Documents).RootNode);
    }

    public static string? Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) && value is YamlScalarNode scalar ? scalar.Value : null;

    private IEnumerable<string> Steps(string key) =>
        from job in Jobs
        from step in (YamlSequenceNode)job["steps"]
        let text = Text((YamlMappingNode)step, key)
        where text is not null
        select text;

    [GeneratedRegex(@"\./rebench +([a-z]+)((?:(?!\|\||&&|;).)*)")]
    private static partial Regex Program();
}
