using System.Text.RegularExpressions;
using RE.Bench.Tests.HouseRules.Documents;
using RE.Bench.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace RE.Bench.Tests.HouseRules.Workflows;

public sealed partial class WorkflowTests
{
    [Fact]
    public void There_are_workflows_and_two_examples()
    {
        Assert.Equal(2, WorkflowFile.All.Count(file => file.IsExample));
        Assert.Contains(WorkflowFile.All, file => !file.IsExample);
    }

    [Fact]
    public void Every_action_is_pinned_by_the_hash_of_its_commit() => Rule.Holds(
        from file in WorkflowFile.All
        from action in file.Actions
        where !Pinned().IsMatch(action)
        select $"{file.Name}: '{action}' is not pinned");

    [Fact]
    public void Examples_use_no_version_that_the_projects_own_workflows_do_not()
    {
        var known = WorkflowFile.All.Where(file => !file.IsExample).SelectMany(file => file.Actions).Select(Version).ToHashSet();

        Rule.Holds(from file in WorkflowFile.All from action in file.Actions where !known.Contains(Version(action)) select $"{file.Name}: {action}");
    }

    [Fact]
    public void Every_workflow_says_its_permissions_and_none_may_write() => Rule.Holds(
        from file in WorkflowFile.All
        let permissions = file.Root.Children.TryGetValue("permissions", out var node) && node is YamlMappingNode map ? map.Children.Select(one => $"{one.Key}: {one.Value}").ToList() : []
        where permissions is not ["contents: read"] || file.Jobs.Any(job => job.Children.ContainsKey("permissions"))
        select $"{file.Name}: permissions {string.Join(", ", permissions)}");

    [Fact]
    public void Every_job_has_a_time_limit() => Rule.Holds(
        from file in WorkflowFile.All
        where file.Jobs.Any(job => !int.TryParse(WorkflowFile.Text(job, "timeout-minutes"), out _))
        select file.Name);

    [Fact]
    public void Examples_do_not_run_beside_themselves_and_say_that_GitHub_does_not_run_them() => Rule.Holds(
        from file in WorkflowFile.All
        where file.IsExample
        where !file.Root.Children.ContainsKey("concurrency") || !File.ReadAllText(Repository.PathOf(file.Name)).StartsWith("# An example. GitHub runs the files of .github/workflows and none of the folders in it", StringComparison.Ordinal)
        select file.Name);

    [Fact]
    public async Task Verbs_and_options_of_the_program_exist()
    {
        using var shell = new DocumentShell();
        var help = new HelpTexts(shell);
        var all = await help.OfAsync("", TestContext.Current.CancellationToken);
        var problems = new List<string>();
        foreach (var (file, command) in WorkflowFile.All.SelectMany(file => file.Commands.Select(command => (file, command))))
        {
            if (!Regex.IsMatch(all, $@"^\s+{command.Verb}\b", RegexOptions.Multiline))
            {
                problems.Add($"{file.Name}: there is no verb '{command.Verb}'");
                continue;
            }

            var known = await help.OfAsync(command.Verb, TestContext.Current.CancellationToken);
            problems.AddRange(from Match option in Option().Matches(command.Options)
                              where !Regex.IsMatch(known, $@"{Regex.Escape(option.Value)}(?![\w-])")
                              select $"{file.Name}: 'rebench {command.Verb}' has no option '{option.Value}'");
        }

        Rule.Holds(problems);
    }

    [Fact]
    public void The_rule_sees_commands_in_loops_behind_ors_and_on_continued_lines()
    {
        const string Text =
            """
            jobs:
              a:
                steps:
                  - run: |
                      for i in 1; do
                        # ./rebench is no command here
                        ./rebench run --env a ${x:+--baseline "$x"} || ./rebench show last
                      done
                      ./rebench report \
                        --github && true
            """;

        var commands = WorkflowFile.Parse("a.yml", Text).Commands.Select(command => $"{command.Verb}: {string.Join(' ', Option().Matches(command.Options))}").ToList();

        Assert.Equal(["run: --env --baseline", "show: ", "report: --github"], commands);
    }

    private static string Version(string action) => $"{string.Join('/', action.Split('@')[0].Split('/').Take(2))}@{action.Split('@')[^1]}";

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]*")]
    private static partial Regex Option();
}
