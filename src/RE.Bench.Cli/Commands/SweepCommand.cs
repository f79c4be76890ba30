using System.CommandLine;
using RE.Bench.Sandboxes;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench sweep</c>: removes what dead runs of this user left on this machine, and nothing else.</summary>
internal static class SweepCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Only list what would be removed" };
        var command = new Command("sweep", "Remove sandboxes of yours whose harness is dead; their runs can still be resumed from their files") { dryRun };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var only = parsed.GetValue(dryRun);
            var count = 0;
            void Say(string whose, SweptThing thing)
            {
                count++;
                composition.Io.Out.WriteLine($"{(only ? "would remove" : "removed")} {whose} {thing.Kind} {thing.Id} of run {thing.RunId}: {thing.Reason}");
            }

            foreach (var provider in composition.AllSandboxes())
            {
                if (!(await provider.CheckAsync(cancellationToken)).IsAvailable)
                {
                    composition.Io.Error.WriteLine($"{provider.Name}: not available here, nothing to sweep.");
                    continue;
                }

                foreach (var thing in await provider.SweepAsync(composition.Owner, includeLive: false, only, cancellationToken))
                {
                    Say(provider.Name, thing);
                }
            }

            foreach (var desk in DeskSweep.Run(only))
            {
                Say("desk", desk);
            }

            composition.Io.Out.WriteLine(count == 0 ? "Nothing to sweep." : $"{count} {(count == 1 ? "thing" : "things")}.");
            return ExitCodes.Done;
        });
        return command;
    }
}
