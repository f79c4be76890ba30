using System.CommandLine;
using System.CommandLine.Parsing;
using RE.Bench.Budgets;
using RE.Bench.Reports.Building;

namespace RE.Bench.Cli.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class SharedOptions
{
    /// <summary><c>--sandbox</c>.</summary>
    public static Option<string> Sandbox()
    {
        var option = new Option<string>("--sandbox") { Description = "Where the agent works; auto takes Docker if an engine answers, else bubblewrap", DefaultValueFactory = _ => "auto" };
        return option.AcceptOnlyFromAmong("auto", "docker", "bwrap");
    }

    /// <summary><c>--out</c>: the folder of all runs.</summary>
    public static Option<string> Runs() => new("--out", "-o")
    {
        Description = "Folder of all runs",
        DefaultValueFactory = _ => RunsFolder(),
    };

    /// <summary>The folder of all runs where none is typed.</summary>
    public static string RunsFolder() => Environment.GetEnvironmentVariable("REBENCH_RUNS") is { Length: > 0 } folder ? folder : "runs";

    /// <summary>An option that takes a count from 1 to 100.</summary>
    public static Option<int> Count(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100)
            {
                result.AddError($"{name} takes a number from 1 to 100.");
            }
        });
        return option;
    }

    /// <summary><c>--record</c>: the file that a run is recorded into.</summary>
    public static Option<string?> Record() => new("--record") { Description = "Write what a replay of the run needs into a file, for --agent replay:FILE", HelpName = "file" };

    /// <summary><c>--min-score</c>, as it was typed.</summary>
    public static Option<string[]> MinScore(string description) => new("--min-score") { Description = description, HelpName = "score" };

    /// <summary>One or several runs: ids, folders of runs, folders of one run.</summary>
    public static Argument<string[]> RunNames() => new("run") { Description = "Runs: ids, their folders, or folders of runs", Arity = ArgumentArity.OneOrMore };

    /// <summary><c>--at</c>: where runs are cut.</summary>
    public static Option<CutPoint?> CutAt() => new("--at")
    {
        Description = "Look at the runs after this much: 30m of working time, 200000tokens, 2.50usd (default: at their end)",
        CustomParser = result => CutPoint.TryParse(result.Tokens[0].Value) ?? Refused(result),
        HelpName = "point",
    };

    /// <summary>A duration such as <c>30m</c>.</summary>
    public static Option<TimeSpan?> Duration(string name, string description) => new(name) { Description = description, CustomParser = Parse, HelpName = "duration" };

    private static CutPoint? Refused(ArgumentResult result)
    {
        Refuse(result, CutPoint.Expected);
        return null;
    }

    private static TimeSpan? Parse(ArgumentResult result)
    {
        var value = DurationText.TryParse(result.Tokens[0].Value);
        if (value is null)
        {
            Refuse(result, $"{DurationText.Expected}, above zero and 365d at most");
        }

        return value;
    }

    private static void Refuse(ArgumentResult result, string expected) =>
        result.AddError($"{(result.Parent as OptionResult)?.Option.Name} is '{result.Tokens[0].Value}'. Write {expected}.");
}
