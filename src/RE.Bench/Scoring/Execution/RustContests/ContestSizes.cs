using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Scoring.Execution.RustContests.Model;

namespace RE.Bench.Scoring.Execution.RustContests;

/// <summary>The bounds of a scoring, from the profile's parameters.</summary>
internal sealed record ContestSizes
{
    /// <summary>Problems a scoring.</summary>
    public required int Problems { get; init; }

    /// <summary>What may be asked of the weak model for each.</summary>
    public required ModelBudget Model { get; init; }

    /// <summary>Longest time that <c>solve</c> may take for one problem.</summary>
    public required TimeSpan SolveTime { get; init; }

    /// <summary>Longest time for all problems together; what is not begun by then is not solved.</summary>
    public required TimeSpan AllTime { get; init; }

    /// <summary>Problems at a time.</summary>
    public required int AtATime { get; init; }

    /// <summary>Longest time that the compiler may take.</summary>
    public required TimeSpan CompileTime { get; init; }

    /// <summary>Processor time of a program for one test, in seconds.</summary>
    public required int TestSeconds { get; init; }

    /// <summary>Memory of a program, in MiB.</summary>
    public required int TestMebibytes { get; init; }

    /// <summary>Folder of prepared problems, as <c>DATA/FILE</c>; null = the built-in families.</summary>
    public string? ProblemFile { get; init; }

    /// <summary>Reads <c>problems</c>, <c>model_calls</c>, <c>model_tokens</c>, <c>solve_seconds</c>, <c>all_seconds</c>, <c>at_a_time</c>, <c>compile_seconds</c>, <c>test_seconds</c>, <c>test_mib</c> and <c>problem_file</c>.</summary>
    /// <exception cref="InvalidOperationException">One is missing or makes no sense: a mistake of the definition.</exception>
    public static ContestSizes From(JsonObject parameters) => new()
    {
        Problems = Whole(parameters, "problems"),
        Model = new(Whole(parameters, "model_calls"), Whole(parameters, "model_tokens")),
        SolveTime = TimeSpan.FromSeconds(Whole(parameters, "solve_seconds")),
        AllTime = TimeSpan.FromSeconds(Whole(parameters, "all_seconds")),
        AtATime = Whole(parameters, "at_a_time"),
        CompileTime = TimeSpan.FromSeconds(Whole(parameters, "compile_seconds")),
        TestSeconds = Whole(parameters, "test_seconds"),
        TestMebibytes = Whole(parameters, "test_mib"),
        ProblemFile = parameters["problem_file"]?.GetValue<string>(),
    };

    private static int Whole(JsonObject parameters, string name) =>
        parameters[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) && number > 0
            ? number
            : throw new InvalidOperationException($"The profile has no whole number '{name}' above 0.");
}
