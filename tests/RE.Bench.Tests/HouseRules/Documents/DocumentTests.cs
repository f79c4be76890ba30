using System.Text.RegularExpressions;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.HouseRules.Documents;

public sealed partial class DocumentTests
{
    [Fact]
    public async Task Commands_marked_to_run_print_what_the_documents_show()
    {
        var problems = new List<string>();
        foreach (var document in DocumentReader.Documents(Repository.Root))
        {
            using var shell = new DocumentShell();
            foreach (var command in BlocksOf(document).Where(block => block.Run).SelectMany(block => block.Commands))
            {
                var (exitCode, output) = await shell.RunAsync(command.Text, TestContext.Current.CancellationToken);
                var missing = PrintedLines.FirstMissing(command.Printed, output);
                if (exitCode != 0 || missing is not null)
                {
                    problems.Add($"{command.Place}: '{command.Text}' ended with {exitCode}{(missing is null ? "" : $" without printing '{missing}'")}:\n{output}");
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Verbs_and_options_that_documents_name_exist()
    {
        using var shell = new DocumentShell();
        var help = new HelpTexts(shell);
        var all = await help.OfAsync("", TestContext.Current.CancellationToken);
        var problems = new List<string>();
        foreach (var (place, text) in DocumentReader.Documents(Repository.Root).SelectMany(Mentions))
        {
            var verb = Verb().Match(text) is { Success: true } match ? match.Groups[1].Value : "";
            if (verb.Length > 0 && !Regex.IsMatch(all, $@"^\s+{verb}\b", RegexOptions.Multiline))
            {
                problems.Add($"{place}: there is no verb '{verb}'.");
                continue;
            }

            var known = await help.OfAsync(verb, TestContext.Current.CancellationToken);
            if (SecondWord().Match(text) is { Success: true } second && Regex.IsMatch(known, $@"^\s+{second.Groups[1].Value}\b.*", RegexOptions.Multiline) && known.Contains("Commands:", StringComparison.Ordinal))
            {
                verb = $"{verb} {second.Groups[1].Value}";
                known = await help.OfAsync(verb, TestContext.Current.CancellationToken);
            }

            problems.AddRange(from Match option in Option().Matches(text)
                              where !Regex.IsMatch(known, $@"{Regex.Escape(option.Value)}(?![\w-])")
                              select $"{place}: 'rebench {verb}' has no option '{option.Value}'.");
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static IReadOnlyList<ConsoleBlock> BlocksOf(string document) =>
        DocumentReader.Blocks(Path.GetRelativePath(Repository.Root, document), File.ReadAllLines(document));

    // Inline code and console blocks; what follows a pipe or a comment is not ours.
    private static IEnumerable<(string Place, string Text)> Mentions(string document)
    {
        var name = Path.GetRelativePath(Repository.Root, document);
        var inline = File.ReadLines(document).SelectMany((line, at) =>
            InlineCode().Matches(line).Select(match => ($"{name}:{at + 1}", match.Groups[1].Value)));
        var blocks = BlocksOf(document).SelectMany(block => block.Commands)
            .Where(command => Program().IsMatch(command.Text)).Select(command => (command.Place, Program().Replace(command.Text, "")));
        return inline.Concat(blocks).Select(mention => (mention.Item1, Rest().Replace(mention.Item2, "")));
    }

    [GeneratedRegex(@"^(\w+=\S* )*(\./)?rebench\b")]
    private static partial Regex Program();

    [GeneratedRegex(@"`(?:\./)?rebench( [^`]*)?`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@" (\||#|&&|>).*$")]
    private static partial Regex Rest();

    [GeneratedRegex(@"^ ([a-z][a-z-]*)")]
    private static partial Regex Verb();

    [GeneratedRegex(@"^ [a-z][a-z-]* ([a-z][a-z-]*)(?= |$)")]
    private static partial Regex SecondWord();

    [GeneratedRegex(@"(?<= )--[a-z][a-z-]*")]
    private static partial Regex Option();
}
