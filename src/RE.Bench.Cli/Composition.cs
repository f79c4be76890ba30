using RE.Bench.Agents.Catalog;
using RE.Bench.Budgets;
using RE.Bench.Cli.Commands;
using RE.Bench.Cli.Display;
using RE.Bench.Environments;
using RE.Bench.Environments.Data;
using RE.Bench.Models;
using RE.Bench.Planning;
using RE.Bench.Runs;
using RE.Bench.Runs.Verification;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Bubblewrap;
using RE.Bench.Sandboxes.Docker;
using RE.Bench.Scoring;
using RE.Bench.Scoring.Execution;
using RE.Bench.Scoring.Execution.PrefixSum;

namespace RE.Bench.Cli;

/// <summary>All wiring, by hand; nothing is made before a verb asks for it.</summary>
internal sealed class Composition(CliIo io)
{
    public CliIo Io => io;

    /// <summary>Version of the harness.</summary>
    public string Version { get; } = typeof(Composition).Assembly.GetName().Version!.ToString(3);

    /// <summary>Who may sweep: this user on this machine.</summary>
    public string Owner { get; } = $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>Prepared data, images and other things that can be made again.</summary>
    public static string CacheFolder => DataFolders.DefaultCache(Environment.GetEnvironmentVariable);

    public AgentCatalog Agents => field ??= AgentCatalog.Load(Environment.GetEnvironmentVariable("REBENCH_AGENTS") is { Length: > 0 } file ? file : null);

    public RunPlanner Planner => field ??= new RunPlanner(io.Time);

    /// <summary>Scores in two stages: environments that need it have their submissions run in sandboxes first.</summary>
    public IScorerProcess Scorer => field ??= new ExecutingScorer(
        new ScorerProcess(ScorerProgram.Find(null), ScorerLimits.Read(Environment.GetEnvironmentVariable), io.Time),
        [new PrefixSumStage(io.Time)],
        name => AllSandboxes().Single(provider => provider.Name == name));

    /// <summary>Verifies runs against the environments that are here, if there are any.</summary>
    public RunVerifier Verifier() => new(new KnownEnvironments(Environments).Find, Version);

    private ModelKeys Keys => field ??= ModelKeys.Read(Environment.GetEnvironmentVariable);

    public static EnvironmentCatalog Environments() => new(EnvironmentRoot.Find(null));

    public IReadOnlyList<ISandboxProvider> AllSandboxes() => [Docker, Bubblewrap()];

    /// <summary>The sandboxes that <c>--sandbox</c> names; <c>auto</c> takes Docker if an engine answers and says what it took.</summary>
    public async Task<ISandboxProvider> ChooseSandboxesAsync(string text, CancellationToken cancellationToken)
    {
        var wanted = AllSandboxes().Where(provider => text == "auto" || provider.Name == text);
        var reasons = new List<string>();
        foreach (var provider in wanted)
        {
            var found = await provider.CheckAsync(cancellationToken);
            if (found.IsAvailable)
            {
                if (text == "auto")
                {
                    io.Error.WriteLine($"sandbox: {provider.Name} ({found.Detail})");
                }

                return provider;
            }

            reasons.Add($"{provider.Name}: {found.Detail} {found.Remedy}".TrimEnd());
        }

        throw new UserErrorException($"No sandbox can be made here. {string.Join(" ", reasons)} 'rebench doctor' looks at everything.");
    }

    /// <summary>The profile's data, fetched at first need with progress on standard error.</summary>
    public async Task<IReadOnlyList<PlannedData>> DataAsync(EnvironmentFolder environment, string profile, CancellationToken cancellationToken)
    {
        var store = new DataStore(new DataFolders(Path.Combine(Path.GetDirectoryName(environment.Folder)!, "_data"), CacheFolder), io.Time);
        var ready = new List<PlannedData>();
        foreach (var name in environment.Profile(profile).Data)
        {
            var data = await store.EnsureAsync(name, new DataLines(io.Error), cancellationToken);
            ready.Add(new PlannedData(name, data.VisibleFolder, data.FullFolder));
        }

        return ready;
    }

    /// <summary>The agent as results name it; a script by its full path, so that a resume finds it from anywhere.</summary>
    public static PlannedAgent Planned(AgentSpec agent) => new(agent.Script is { } script ? $"replay:{script}" : agent.Name, agent.ScaffoldName, agent.Model?.Name);

    /// <summary>What watches a run.</summary>
    public Screen Screen(PlannedRun plan, ScreenChoice choice)
    {
        var observers = new List<Events.IRunObserver>
        {
            RunScreen.Open(io, plan, choice),
            Diagnostics.Open(plan.Folder.Log, choice.Verbose ? io.Error : null, Keys.Redactor().Redact),
        };
        return new Screen(FailPoint.FromEnvironment() is { } fail ? [.. observers, fail] : observers);
    }

    public RunExecutor Executor(ISandboxProvider sandboxes, AgentSpec agent, Screen screen) => new(new RunServices
    {
        Time = io.Time,
        Sandboxes = sandboxes,
        Scorer = Scorer,
        Model = agent.Model is { } model ? waits => Models().Create(model, waits) : null,
        Observers = screen.Observers,
    });

    /// <summary>Fails early, before a run begins, when the agent's model cannot be asked or a cost limit could not be kept.</summary>
    public void CheckModel(AgentSpec agent, decimal? costLimit)
    {
        if (agent.Model is not { } spec)
        {
            return;
        }

        using var model = Models().Create(spec, new NoWaits());
        if (costLimit is not null && model.Price is null)
        {
            throw new UserErrorException($"No price is known for '{spec.Name}', so --cost cannot be kept. Leave it out, or add the model to a price file named by REBENCH_PRICES.");
        }
    }

    /// <summary>Loads TorchSharp in a scorer process and says its version and time.</summary>
    public static async Task<string> CheckTorchAsync(CancellationToken cancellationToken)
    {
        var command = ScorerProgram.Find(null);
        var (status, output) = await ChildProcess.RunAsync(command.Program, [.. command.Arguments, "--check-torch"], cancellationToken);
        return status == 0 ? output.Trim() : throw new UserErrorException($"'{command.Program}' could not load TorchSharp (status {status}).");
    }

    private ChatModelFactory Models() => new(Keys, Prices(), new RetryLimits(), io.Time);

    private static Models.Prices.PriceTable Prices() =>
        Environment.GetEnvironmentVariable("REBENCH_PRICES") is { Length: > 0 } file ? PriceFile.Read(file) : PriceFile.Shipped();

    private DockerSandboxProvider Docker => field ??= new(
        new DockerOptions
        {
            ImagesFolder = Path.Combine(EnvironmentRoot.Find(null), "_images"),
            CacheFolder = CacheFolder,
            BaseImage = Environment.GetEnvironmentVariable("REBENCH_BASE_IMAGE") is { Length: > 0 } image ? image : null,
        },
        io.Time,
        new ImageLines(io.Error));

    private BubblewrapProvider Bubblewrap() => new(new BubblewrapOptions(), io.Time);
}
