using RE.Bench.Reports.Gates;

namespace RE.Bench.Reports.GitHub;

/// <summary>Annotations of failed and skipped gates, and of what could not be read.</summary>
public static class Annotations
{
    /// <summary>GitHub shows that many errors and that many warnings of a step.</summary>
    public const int MostOfAKind = 10;

    /// <summary>Errors first; where there are more than are shown, the last one counts the rest.</summary>
    public static IReadOnlyList<WorkflowCommand> Of(GateSheet sheet)
    {
        var errors = from result in sheet.Results where result.Outcome is GateOutcome.Failed select Gate("error", result);
        var skipped = from result in sheet.Results where result.Outcome is GateOutcome.Skipped select Gate("warning", result);
        var problems = sheet.Subject.Runs.Problems.Select(problem => new WorkflowCommand("warning", "rebench: not read as it is", $"{problem.Path}: {problem.Message}"));
        return [.. Shown([.. errors]), .. Shown([.. skipped, .. problems])];
    }

    private static WorkflowCommand Gate(string name, GateResult result) =>
        new(name, $"rebench: {result.Gate} {result.Word}", $"{result.Scope}{(result.Agent.Length > 0 ? $", {result.Agent}" : "")}: {result.Outcome.Reason}");

    private static IEnumerable<WorkflowCommand> Shown(IReadOnlyList<WorkflowCommand> all) => all.Count <= MostOfAKind
        ? all
        : [.. all.Take(MostOfAKind - 1), all[0] with { Title = "rebench: more", Message = $"{all.Count - MostOfAKind + 1} more; the step summary lists them." }];
}
