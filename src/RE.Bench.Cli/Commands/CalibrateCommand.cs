using System.CommandLine;
using RE.Bench.Cli.Trials;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench calibrate</c>: measures the starting and the reference score of an environment and writes its <c>calibration.json</c>.</summary>
internal static class CalibrateCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition, Interrupts interrupts)
    {
        var named = new Argument<string>("env") { Description = "The environment" };
        var scorings = SharedOptions.Count("--scorings", "How often each submission is scored", 5);
        var rebuilds = SharedOptions.Count("--rebuilds", "How often the reference is made from nothing", 2);
        var command = new Command("calibrate", "Measure the starting and the reference score of an environment and write its calibration.json") { named, scorings, rebuilds };
        var options = TrialOptions.AddTo(command, "calibrate");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var environment = Composition.Environments().Load(parsed.GetRequiredValue(named));
            var trial = options(parsed);
            var profile = environment.Profile(trial.Profile);
            var calibration = new CalibrationRun(composition, new TrialBatch(composition, interrupts, trial), parsed.GetRequiredValue(scorings));
            var sheet = await calibration.MeasureAsync(environment, parsed.GetRequiredValue(rebuilds), cancellationToken);
            CalibrationFile.Write(environment, trial.Profile, sheet);
            foreach (var line in sheet.Lines(profile))
            {
                composition.Io.Out.WriteLine(line);
            }

            composition.Io.Error.WriteLine($"written: {CalibrationFile.PathOf(environment)}");
            return sheet.Fits(profile) ? ExitCodes.Done : ExitCodes.RunFailed;
        });
        return command;
    }
}
