using System.CommandLine;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Cli.Trials;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench check</c>: whether environments keep what they promise, with real attempts.</summary>
internal static class CheckCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition, Interrupts interrupts)
    {
        var named = new Argument<string[]>("env") { Description = "Environments; all when left out", Arity = ArgumentArity.ZeroOrMore };
        var scorings = SharedOptions.Count("--scorings", "How often each submission is scored", 5);
        var quick = new Option<bool>("--quick") { Description = "Leave out the reference attempt, which takes minutes" };
        var command = new Command("check", "Check environments with real attempts: scores, broken submissions, noise, time and memory") { named, scorings, quick };
        var options = TrialOptions.AddTo(command, "check");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var slugs = parsed.GetRequiredValue(named) is { Length: > 0 } some ? some : [.. Composition.Environments().Slugs()];
            EnvironmentNames.Check(slugs);
            var trial = options(parsed);
            var check = new EnvironmentCheck(
                composition, new TrialBatch(composition, interrupts, trial), new EnvironmentCheckOptions(trial.Profile, parsed.GetRequiredValue(scorings), parsed.GetValue(quick)));
            var (count, bad) = (0, 0);
            foreach (var slug in slugs.Distinct())
            {
                composition.Io.Out.WriteLine(slug);
                await foreach (var looked in check.LookAsync(slug, cancellationToken))
                {
                    composition.Io.Out.WriteLine($"  {(looked.IsGood ? "ok   " : "WRONG")}  {looked.What}: {looked.Detail}");
                    (count, bad) = (count + 1, bad + (looked.IsGood ? 0 : 1));
                }
            }

            composition.Io.Out.WriteLine($"{Figures.Count(count, "check", "checks")}: {count - bad} ok, {bad} wrong.");
            return bad == 0 ? ExitCodes.Done : ExitCodes.RunFailed;
        });
        return command;
    }
}
