using System.CommandLine;
using RE.Bench.Agents.Scripted.Attacks;
using RE.Bench.Cli.Trials;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench redteam</c>: runs the scripted cheats of environments and tells what came of each.</summary>
internal static class RedTeamCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition, Interrupts interrupts)
    {
        var named = new Argument<string[]>("env") { Description = "Environments; all when left out", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("redteam", "Run the scripted cheats of environments and print what came of each") { named };
        var options = TrialOptions.AddTo(command, "redteam");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var catalog = Composition.Environments();
            var slugs = parsed.GetRequiredValue(named) is { Length: > 0 } some ? some : [.. catalog.Slugs()];
            // What is wrong is said before anything runs.
            var lists = slugs.Distinct().Select(slug => (Slug: slug, Attacks: AttackList.Read(catalog.Load(slug).Folder))).ToList();
            var table = new RedTeamTable();
            var batch = new TrialBatch(composition, interrupts, options(parsed));
            foreach (var (slug, attacks) in lists)
            {
                var scripts = attacks.WriteScripts(Directory.CreateDirectory(Path.Combine(batch.Folder(slug), "scripts")).FullName);
                var returns = await batch.RunAsync(slug, "runs", [.. scripts.Select(script => $"replay:{script}")], 1, cancellationToken);
                table.Add(slug, attacks.Attacks, returns.Results);
            }

            table.Write(composition.Io.Out);
            return table.AllAsExpected ? ExitCodes.Done : ExitCodes.RunFailed;
        });
        return command;
    }
}
