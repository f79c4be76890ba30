using System.CommandLine;
using RE.Bench.Analysis.Records;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Reports;
using RE.Bench.Reports.Comparing;
using RE.Bench.Reports.Formats;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench compare</c>: the difference of two sets of runs with an interval and a verdict that knows noise; the exit code is 0 whatever the verdict.</summary>
internal sealed class CompareCommand(Composition composition)
{
    private readonly Argument<string> _a = new("a") { Description = "A folder of runs, a run, a *.runs.jsonl file; an agent with --agents" };
    private readonly Argument<string> _b = new("b") { Description = "What to compare it with" };
    private readonly Option<string[]> _agents = new("--agents")
    {
        Description = "A and B are agents among these runs; among all runs when no path follows",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = true,
        HelpName = "paths",
    };

    private readonly Option<string> _format = new Option<string>("--format", "-f") { Description = "Form of the comparison", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "md", "json");
    private readonly Option<string> _runs = SharedOptions.Runs();
    private readonly CompareCommandOptions _options = new();

    /// <summary>The verb.</summary>
    public static Command Create(Composition composition) => new CompareCommand(composition).Verb();

    private Command Verb()
    {
        var command = new Command("compare", "Compare two sets of runs: differences with intervals and a verdict") { _a, _b, _agents, _format };
        foreach (var option in _options.All.Append(_runs))
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) =>
        {
            var options = _options.Read(parsed);
            var (a, b) = Sides(parsed, cancellationToken);
            Write(new ComparisonBuilder(options, composition.Io.Time, composition.Version).Compare(a, b, cancellationToken), parsed.GetRequiredValue(_format));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private ((string Name, IReadOnlyList<RunRecord> Runs) A, (string Name, IReadOnlyList<RunRecord> Runs) B) Sides(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (a, b, folder) = (parsed.GetRequiredValue(_a), parsed.GetRequiredValue(_b), parsed.GetRequiredValue(_runs));
        if (parsed.GetResult(_agents) is null)
        {
            return (Side(a), Side(b));
        }

        var set = RunPaths.ReadSome(RunPaths.Resolve(folder, parsed.GetValue(_agents) ?? []), composition, cancellationToken);
        var agents = set.Runs.Select(run => run.Agent).Distinct().Order(StringComparer.Ordinal).ToList();
        var unknown = new[] { a, b }.Except(agents).ToList();
        return unknown.Count == 0
            ? (Of(a), Of(b))
            : throw new UserErrorException($"No run is of the agent {string.Join(" or ", unknown.Select(agent => $"'{agent}'"))}. The runs are of {string.Join(", ", agents.Select(agent => $"'{agent}'"))}.");

        (string, IReadOnlyList<RunRecord>) Of(string agent) => (agent, _options.Filter(set.Runs.Where(run => run.Agent == agent), parsed));
        (string, IReadOnlyList<RunRecord>) Side(string text) => (text, _options.Filter(RunPaths.ReadSome(RunPaths.Resolve(folder, [text]), composition, cancellationToken).Runs, parsed));
    }

    private void Write(Comparison comparison, string format)
    {
        switch (format)
        {
            case "json":
                ComparisonJson.Write(comparison, composition.Io.Out);
                break;
            case "md":
                ComparisonMarkdown.Write(InertComparison.Of(comparison), composition.Io.Out);
                break;
            default:
                ComparisonText.Write(InertComparison.Of(comparison), composition.Io.Out);
                break;
        }
    }
}
