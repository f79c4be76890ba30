using System.CommandLine;
using RE.Bench.Cli.Display.Sessions;
using RE.Bench.Reports.Viewer.Shelf;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench replay-session</c>: plays the recorded terminal of a person's run.</summary>
internal static class ReplaySessionCommand
{
    private const double Slowest = 0.1;
    private const double Fastest = 1000;

    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var run = new Argument<string>("run") { Description = "Id of a run, a part of it, 'last', or its folder" };
        var runs = SharedOptions.Runs();
        var speed = new Option<double>("--speed") { Description = "How many times as fast, 0.1 to 1000", DefaultValueFactory = _ => 1, HelpName = "factor" };
        speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= Slowest and <= Fastest))
            {
                result.AddError($"--speed is '{result.Tokens[0].Value}'. Write a number from 0.1 to 1000.");
            }
        });
        var idleLimit = SharedOptions.Duration("--idle-limit", "Longest wait between two things that happen, such as 2s (default: as it was)");
        var command = new Command("replay-session", "Play the recorded terminal of a person's run; in a pipe its text") { run, runs, speed, idleLimit };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var session = RecordedSession.Read(RunFolders.Find(parsed.GetRequiredValue(runs), parsed.GetRequiredValue(run)).Path);
            var player = new SessionPlayer(composition.Io.Out, composition.Io.Time);
            if (Console.IsOutputRedirected)
            {
                player.WritePlain(session);
            }
            else
            {
                await player.PlayAsync(session, parsed.GetValue(speed), parsed.GetValue(idleLimit), cancellationToken);
            }

            composition.Io.Error.WriteLine(session.IsCut ? "The recording is longer than what is played." : "The recording ends here.");
            return ExitCodes.Done;
        });
        return command;
    }
}
