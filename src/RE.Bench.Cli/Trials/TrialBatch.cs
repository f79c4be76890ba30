using RE.Bench.Budgets;
using RE.Bench.Cli.Batches;
using RE.Bench.Cli.Commands;
using RE.Bench.Events;

namespace RE.Bench.Cli.Trials;

/// <summary>Scripted attempts on one environment as a batch of its own, which is gone on with where it was left.</summary>
/// <param name="composition">Makes what a batch needs.</param>
/// <param name="interrupts">Signals.</param>
/// <param name="options">Where and how.</param>
internal sealed class TrialBatch(Composition composition, Interrupts interrupts, TrialOptions options)
{
    /// <summary>Folder of an environment's trials.</summary>
    public string Folder(string slug) => Path.Combine(Path.GetFullPath(options.Out), slug);

    /// <summary>Runs each agent as often as asked, one at a time, and gives the results of each.</summary>
    /// <param name="slug">The environment.</param>
    /// <param name="name">Folder of the batch below the environment's.</param>
    /// <param name="agents">As after <c>--agent</c>.</param>
    /// <param name="epochs">How often each.</param>
    /// <param name="cancellationToken">Ends it; the batch can be gone on with.</param>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    /// <exception cref="UserErrorException">A run has no result.</exception>
    public async Task<TrialReturns> RunAsync(string slug, string name, IReadOnlyList<string> agents, int epochs, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Folder(slug), name);
        var arguments = new RunArguments
        {
            Environments = [slug],
            Agents = agents,
            Batch = new BatchArguments { Epochs = epochs, Parallel = 1, Folder = folder },
            IsOutTyped = true,
            Profile = options.Profile,
            Sandbox = options.Sandbox,
            Models = new ModelChoices(),
            Out = folder,
            Human = new HumanFacts(false, TimeSpan.FromMinutes(5)),
            View = new ScreenChoice(false, false),
        };
        if (composition.Scorer is not RememberedStart)
        {
            composition.Scorer = new RememberedStart(composition.Scorer);
        }

        var returns = await new BatchWork(composition, interrupts, arguments).RunAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (returns.Bugs.FirstOrDefault() is { } bug)
        {
            throw bug;
        }

        return new TrialReturns(returns.Draft.Folder, [.. returns.Draft.Runs.Select(run => returns.Results.FirstOrDefault(result => result.Run == run.Planned.Run)
            ?? throw new UserErrorException($"The run '{run.Planned.Run}' in '{folder}' has no result. Look with 'rebench why', and run the same line again to go on."))]);
    }
}
