using System.CommandLine;
using RE.Bench.Cli.Commands;

namespace RE.Bench.Cli.Trials;

/// <summary>Where and how scripted attempts are made.</summary>
/// <param name="Out">Folder that gets one folder for each environment.</param>
/// <param name="Profile">Size of the environments.</param>
/// <param name="Sandbox"><c>auto</c>, <c>docker</c> or <c>bwrap</c>.</param>
internal sealed record TrialOptions(string Out, string Profile, string Sandbox)
{
    /// <summary>Gives a verb these options.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="folder">Folder below that of all runs, when none is typed.</param>
    public static Func<ParseResult, TrialOptions> AddTo(Command command, string folder)
    {
        var typed = new Option<string?>("--out", "-o") { Description = $"Folder for the runs; the same folder goes on where it was left (default: {folder} in the folder of all runs)" };
        var profile = new Option<string>("--profile", "-p") { Description = "Size of the environment: cpu or gpu", DefaultValueFactory = _ => "cpu" };
        var sandbox = SharedOptions.Sandbox();
        command.Add(typed);
        command.Add(profile);
        command.Add(sandbox);
        return parsed => new TrialOptions(
            parsed.GetValue(typed) ?? Path.Combine(SharedOptions.RunsFolder(), folder),
            parsed.GetRequiredValue(profile),
            parsed.GetRequiredValue(sandbox));
    }
}
