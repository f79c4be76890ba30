using RE.Bench.Agents.Catalog;
using RE.Bench.Agents.Recordings;
using RE.Bench.Budgets;
using RE.Bench.Cli.Commands;
using RE.Bench.Cli.Display;
using RE.Bench.Environments;
using RE.Bench.Environments.Data;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Models.Concurrency;
using RE.Bench.Models.Prices;
using RE.Bench.Planning;
using RE.Bench.Runs;
using RE.Bench.Runs.Verification;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Bubblewrap;
using RE.Bench.Sandboxes.Docker;
using RE.Bench.Scoring;

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

    /// <summary>What was typed about agents and their models; set by a verb before it asks for either.</summary>
    public ModelChoices Choices { get; set; } = new();

    public AgentCatalog Agents => field ??= AgentCatalog.Load(Choices.Agents ?? (Environment.GetEnvironmentVariable("REBENCH_AGENTS") is { Length: > 0 } file ? file : null));

    public RunPlanner Planner => field ??= new RunPlanner(io.Time);

    public ScorerProcess Scorer => field ??= new ScorerProcess(ScorerProgram.Find(null), ScorerLimits.Read(Environment.GetEnvironmentVariable), io.Time);

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

    /// <summary>The agent as results name it and as a resume finds it again, in every part; a script by its full path.</summary>
    public PlannedAgent Planned(AgentSpec agent) => new(agent is { Script: { } script, Recording: null } ? $"replay:{script}" : agent.Name, agent.ScaffoldName, agent.Model?.Name)
    {
        // Variables of a program may hold secrets: such an agent is found again by its name.
        Definition = agent.Exec is { Environment.Count: > 0 } ? null : AgentJson.Write(agent with { Price = PriceOf(agent), Lenient = agent.Lenient || Choices.Lenient }),
        Prices = PriceOf(agent)?.Table,
        Repeats = RecordingOf(agent)?.Facts,
        Mounts = agent.Exec?.Mounts ?? [],
    };

    /// <summary>The agent of a run that is gone on with.</summary>
    public AgentSpec AgentOf(RunFacts facts) => facts.Definition is { } definition ? AgentJson.Read(definition) : Agents.Resolve(facts);

    /// <summary>What watches a run.</summary>
    public Screen Screen(PlannedRun plan, ScreenChoice choice)
    {
        var observers = new List<IRunObserver>
        {
            RunScreen.Open(io, plan, choice),
            Diagnostics.Open(plan.Folder.Log, choice.Verbose ? io.Error : null, Keys.Redactor().Redact),
        };
        return new Screen(FailPoint.FromEnvironment() is { } fail ? [.. observers, fail] : observers) { ProgramOutput = choice.Verbose ? new ProgramLines(io.Error) : null };
    }

    public RunExecutor Executor(ISandboxProvider sandboxes, AgentSpec agent, Screen screen) => new(new RunServices
    {
        Time = io.Time,
        Sandboxes = sandboxes,
        Scorer = Scorer,
        Model = agent.Model is { } model ? waits => Model(agent, model, waits) : null,
        Seeds = RecordingOf(agent)?.Seeds ?? new Dictionary<int, long>(),
        Observers = screen.Observers,
        ProgramOutput = screen.ProgramOutput,
    });

    /// <summary>Fails early, before a run begins, when the agent's model cannot be asked or a cost limit could not be kept.</summary>
    public void CheckModel(AgentSpec agent, decimal? costLimit)
    {
        if (agent.Model is not { } spec || agent.Recording is not null)
        {
            return;
        }

        using var model = Model(agent, spec, new NoWaits());
        if (costLimit is not null && model.Price is null)
        {
            throw new UserErrorException(
                $"No price is known for '{spec.Name}', so --cost cannot be kept. Leave it out, say the price with --assume-price (such as 3/15: US dollars a million tokens, in and out), "
                + "or add the model to a price file named by REBENCH_PRICES.");
        }
    }

    /// <summary>What an agent's model costs, and who says so; null when nobody does.</summary>
    public PriceTag? PriceOf(AgentSpec agent) => agent.Model is not { } model ? null
        : agent.Price
        ?? (Table.Find(model) is { } price ? new PriceTag(Table.AsOf, price)
        : Choices.AssumedPrice is { } assumed ? new PriceTag("assumed", assumed)
        : null);

    /// <summary>The day of the price table.</summary>
    public string PriceDay => Table.AsOf;

    /// <summary>The variable that must be set before an agent's model can be asked; null when none is missing.</summary>
    public string? MissingFor(AgentSpec agent) => agent is { Model: { } model, Recording: null } ? Keys.MissingFor(model) : null;

    /// <summary>Loads TorchSharp in a scorer process and says its version and time.</summary>
    public static async Task<string> CheckTorchAsync(CancellationToken cancellationToken)
    {
        var command = ScorerProgram.Find(null);
        var (status, output) = await ChildProcess.RunAsync(command.Program, [.. command.Arguments, "--check-torch"], cancellationToken);
        return status == 0 ? output.Trim() : throw new UserErrorException($"'{command.Program}' could not load TorchSharp (status {status}).");
    }

    private PriceTable Table => field ??= Prices();

    // One for the process: all of its runs together ask a provider only as often at once as it bears.
    private ProviderSlots Slots => field ??= new(Choices.Connections is { } start ? new SlotRules { Start = start, Most = Math.Max(start, new SlotRules().Most) } : new(), io.Time);

    private ChatModel Model(AgentSpec agent, ChatModelSpec spec, IProviderWaits waits) => RecordingOf(agent) is { } recording
        ? RecordedModel.Create(agent with { Lenient = agent.Lenient || Choices.Lenient }, recording)
        : new ChatModelFactory(Keys, Table, new RetryLimits(), io.Time, Slots).Create(spec, waits, PriceOf(agent)?.Price);

    private Recording? RecordingOf(AgentSpec agent) => agent.Recording is { } path ? RecordingFile.Read(path) : null;

    private static PriceTable Prices() =>
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
