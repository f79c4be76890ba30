using System.CommandLine;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Reports.Viewer;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench view</c>: a page about runs, on loopback only.</summary>
internal static class ViewCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var folder = new Argument<string?>("dir") { Description = "Folder of all runs, or of one run; as --out when left out", Arity = ArgumentArity.ZeroOrOne };
        var runs = SharedOptions.Runs();
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 takes a free one", DefaultValueFactory = _ => 0, HelpName = "number" };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port takes a number from 0 to 65535.");
            }
        });
        var open = new Option<bool>("--open") { Description = "Open the page in the browser of this machine" };
        var command = new Command("view", "Show runs in the browser, also while they go on") { folder, runs, port, open };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ViewerOptions
            {
                Folder = parsed.GetValue(folder) ?? parsed.GetRequiredValue(runs),
                Port = parsed.GetRequiredValue(port),
                Rules = Rules(),
                Time = composition.Io.Time,
            };
            await using var server = await ViewerServer.StartAsync(options, cancellationToken);
            composition.Io.Out.WriteLine(server.Address);
            composition.Io.Out.Flush();
            composition.Io.Error.WriteLine("The page is up until Ctrl-C. Its address is a key: whoever has it sees the runs.");
            using var page = parsed.GetValue(open) ? BrowserPage.Open(server.Address, composition.Io.Error) : null;
            await UntilCancelledAsync(composition.Io.Time, cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Ctrl-C is how the page is meant to end.</summary>
    private static async Task UntilCancelledAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>The score rules of the environments that are known here; a folder of runs can be looked at without any.</summary>
    private static Func<string, ScoreRules?> Rules()
    {
        var known = new Lazy<IReadOnlyDictionary<string, ScoreRules>>(() =>
        {
            try
            {
                var catalog = Composition.Environments();
                return catalog.Slugs().ToDictionary(slug => slug, slug => catalog.Load(slug).Definition.Score);
            }
            catch (UserErrorException)
            {
                return new Dictionary<string, ScoreRules>();
            }
        });
        return slug => known.Value.GetValueOrDefault(slug);
    }
}
