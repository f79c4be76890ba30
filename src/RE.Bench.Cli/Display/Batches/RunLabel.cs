using RE.Bench.Cli.Display.Words;
using RE.Bench.Planning.Batches;

namespace RE.Bench.Cli.Display.Batches;

/// <summary>Runs of a batch by what makes them differ: <c>scaling-law/o1#2</c>.</summary>
internal static class RunLabel
{
    public static string Of(BatchRun run) => Of(run.Environment, run.Agent, run.Epoch);

    public static string Of(string environment, string agent, int epoch) =>
        $"{InertText.Head(environment, 30)}/{InertText.Head(Path.GetFileName(agent), 30)}#{epoch}";
}
