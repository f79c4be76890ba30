using System.CommandLine;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display;
using RE.Bench.Events;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench show</c>: an environment, or the story of a run.</summary>
internal static class ShowCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var name = new Argument<string>("name") { Description = "An environment of 'rebench list', a run's id or folder, or 'last'" };
        var runs = SharedOptions.Runs();
        var full = new Option<bool>("--full") { Description = "Whole outputs and replies of a run" };
        var command = new Command("show", "Show an environment, or tell the story of a run") { name, runs, full };
        command.SetAction(parsed =>
        {
            var text = parsed.GetRequiredValue(name);
            var environments = Composition.Environments();
            if (environments.Slugs().Contains(text))
            {
                ShowEnvironment.Write(environments.Load(text), composition.Io.Out);
                return ExitCodes.Done;
            }

            var folder = RunFolders.TryFind(parsed.GetRequiredValue(runs), text) ?? throw Unknown(text, environments.Slugs());
            var content = JournalContent.Read(folder.Journal);
            var hide = content.Entries[^1].Event is not RunEvent.RunEnded && environments.Slugs().Contains(content.Facts.Environment) && !environments.Load(content.Facts.Environment).Definition.Score.Visible;
            RunStory.Write(composition.Io.Out, content, new StoryOptions(parsed.GetValue(full), hide));
            return ExitCodes.Done;
        });
        return command;
    }

    private static UserErrorException Unknown(string text, IReadOnlyList<string> slugs) =>
        new($"'{text}' is neither an environment nor a run.{Environments.NearestName.Hint(text, slugs)} 'rebench list' prints the environments; runs are looked for in the folder that --out names.");
}
