using System.CommandLine;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench data fetch</c>: fetches and prepares an environment's data before a run needs them.</summary>
internal static class DataCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var environment = new Argument<string>("environment") { Description = "A name of 'rebench list'" };
        var profile = new Option<string>("--profile", "-p") { Description = "Size of the environment: cpu or gpu", DefaultValueFactory = _ => "cpu" };
        var fetch = new Command("fetch", "Fetch and prepare the data of an environment") { environment, profile };
        fetch.SetAction(async (parsed, cancellationToken) =>
        {
            var found = Composition.Environments().Load(parsed.GetRequiredValue(environment));
            var data = await composition.DataAsync(found, parsed.GetRequiredValue(profile), cancellationToken);
            foreach (var one in data)
            {
                composition.Io.Out.WriteLine($"{one.Name}: ready in {one.FullFolder}");
            }

            if (data.Count == 0)
            {
                composition.Io.Out.WriteLine($"'{found.Definition.Slug}' needs no data.");
            }

            return ExitCodes.Done;
        });
        return new Command("data", "Data sets that environments use") { fetch };
    }
}
