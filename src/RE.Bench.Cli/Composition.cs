using System.Collections.Concurrent;
using RE.Bench.Agents;
using RE.Bench.Agents.Catalog;
using RE.Bench.Agents.Human;
using RE.Bench.Agents.Recordings;
using RE.Bench.Budgets;
using RE.Bench.Cli.Commands;
using RE.Bench.Cli.Display;
using RE.Bench.Cli.Terminals;
using RE.Bench.Environments;
using RE.Bench.Environments.Data;
using RE.Bench.Environments.Data.Hub;
using RE.Bench.Environments.Services.Judging;
using RE.Bench.Environments.Services.Judging.Scores;
using RE.Bench.Environments.Services.WeakModel;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Models.Concurrency;
using RE.Bench.Models.Prices;
using RE.Bench.Planning;
using RE.Bench.Planning.Estimates;
using RE.Bench.Planning.Resources;
using RE.Bench.Runs;
using RE.Bench.Runs.Scheduling;
using RE.Bench.Runs.Verification;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Bubblewrap;
using RE.Bench.Sandboxes.Docker;
using RE.Bench.Scoring;
using RE.Bench.Scoring.Execution;
using RE.Bench.Scoring.Execution.Finetuning;
using RE.Bench.Scoring.Execution.PrefixSum;
using RE.Bench.Scoring.Execution.RustContests;
using RE.Bench.Scoring.Execution.RustContests.Model;

namespace RE.Bench.Cli;

/// <summary>All wiring, by hand; nothing is made before a verb asks for it.</summary>
internal sealed class Composition(CliIo io)
{
    // A recording is asked for several times, and may be large.
    private readonly Dictionary<string, Recording> _recordings = [];
    private readonly ConcurrentDictionary<string, EndpointModel> _weakModels = new();

    public CliIo Io => io;

    /// <summary>Version of the harness.</summary>
    public string Version { get; } = typeof(Composition).Assembly.GetName().Version!.ToString(3);

    /// <summary>Who may sweep: this user on this machine.</summary>
    public string Owner { get; } = $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>Prepared data, images and other things that can be made again.</summary>
    public static string CacheFolder => DataFolders.DefaultCache(Environment.GetEnvironmentVariable);

    /// <summary>What was typed about agents and their models; set by a verb before it asks for either.</summary>
    public ModelChoices Choices { get; set; } = new();

    /// <summary>The model for environments that scaffold one; null = their simulated one.</summary>
    public string? WeakModelName => Choices.WeakModel ?? WeakModelEndpoint.Named(Environment.GetEnvironmentVariable);

    public AgentCatalog Agents => field ??= AgentCatalog.Load(Choices.Agents ?? (Environment.GetEnvironmentVariable("REBENCH_AGENTS") is { Length: > 0 } file ? file : null));

    public RunPlanner Planner => field ??= new RunPlanner(io.Time);

    /// <summary>Scores in two stages: environments that need it have their submissions run in sandboxes first.</summary>
    public IScorerProcess Scorer { get => field ??= TwoStages(); set; }

    /// <summary>Verifies runs against the environments that are here, if there are any.</summary>
    public RunVerifier Verifier() => new(new KnownEnvironments(Environments).Find, Version);

    private ExecutingScorer TwoStages() => new(
        new JudgedScorer(new ScorerProcess(ScorerProgram.Find(null), ScorerLimits.Read(Environment.GetEnvironmentVariable), io.Time), Judge),
        [new PrefixSumStage(io.Time), new FinetuningStage(io.Time), new RustContestStage(io.Time, WeakModel)],
        name => AllSandboxes().Single(provider => provider.Name == name));

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
        var store = new DataStore(new DataFolders(Path.Combine(Path.GetDirectoryName(environment.Folder)!, "_data"), CacheFolder) { Hub = HubAddress.Find(Environment.GetEnvironmentVariable) }, io.Time);
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
            Log(plan, choice),
        };
        return new Screen(FailPoint.FromEnvironment() is { } fail ? [.. observers, fail] : observers) { ProgramOutput = choice.Verbose && plan.Facts.Human is null ? new ProgramLines(io.Error) : null };
    }

    /// <summary>The diagnostics of a run.</summary>
    public Diagnostics Log(PlannedRun plan, ScreenChoice choice) => Diagnostics.Open(plan.Folder.Log, choice.Verbose ? io.Error : null, Keys.Redactor().Redact);

    public RunExecutor Executor(ISandboxProvider sandboxes, AgentSpec agent, Screen screen, Purse? purse = null) => new(new RunServices
    {
        Turns = new ScoringTurns(Locks, io.Time),
        Time = io.Time,
        Sandboxes = sandboxes,
        Scorer = Scorer,
        Model = agent.Model is { } model ? waits => Model(agent, model, waits) : null,
        ServiceMakers = [new JudgeMaker(Judge?.Ask), new WeakModelMaker(WeakModel)],
        Purse = purse,
        Seeds = RecordingOf(agent)?.Seeds ?? new Dictionary<int, long>(),
        Observers = screen.Observers,
        ProgramOutput = screen.ProgramOutput,
    });

    /// <summary>Lock files that all harnesses of this machine share.</summary>
    public static string Locks => LocksFolder.Find(Environment.GetEnvironmentVariable);

    /// <summary>Says which GPUs are here.</summary>
    public NvidiaSmi Gpus => field ??= new NvidiaSmi(io.Time);

    /// <summary>What bounds the cost of an agent's runs.</summary>
    public AgentPrice BoundOf(AgentSpec agent) => agent is not { Model: { } model, Recording: null } ? new AgentPrice.Free()
        : PriceOf(agent) is { Price: var price } ? new AgentPrice.Known(price)
        : new AgentPrice.Unknown(model.Name);

    /// <summary>Notes what a run that a person started by itself takes of the machine, and locks its GPUs; null where nothing can be noted.</summary>
    /// <param name="plan">The run.</param>
    /// <param name="gpus">GPUs on which its frozen sandbox stands already.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="UserErrorException">Its GPUs are not free.</exception>
    public async Task<Berth?> BerthAsync(PlannedRun plan, IReadOnlyList<string> gpus, CancellationToken cancellationToken)
    {
        var need = ResourceNeed.Of(plan.Profile);
        var machine = need.Gpus is null ? new MachineResources(0, 0, []) : await MachineResources.ReadAsync(Gpus, null, cancellationToken);
        if (need.Gpus is not null && machine.Gpus.Count == 0)
        {
            return null;
        }

        try
        {
            return await new MachineLedger(Locks, machine, Gpus, io.Time).NoteAsync(plan.Facts.Run, need, gpus, cancellationToken) switch
            {
                BerthOffer.Taken taken => taken.Berth,
                BerthOffer.Full full => throw new UserErrorException($"The run cannot begin now: {full.Reason}. Wait for them; 'rebench ps' shows what goes on."),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (UserErrorException) when (need.Gpus is null)
        {
            // Only GPUs must be kept apart; cores and memory are shared as they always were.
            return null;
        }
    }

    /// <summary>Fails early, before a run begins, when the agent's model cannot be asked or a cost limit could not be kept.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="costLimit">The limit, US dollars.</param>
    /// <param name="isPlan">Nothing will be started now: a key that is missing is no failure.</param>
    public void CheckModel(AgentSpec agent, decimal? costLimit, bool isPlan = false)
    {
        if (agent.Model is not { } spec || agent.Recording is not null)
        {
            return;
        }

        using var model = isPlan && MissingFor(agent) is not null ? null : Model(agent, spec, new NoWaits());
        if (costLimit is not null && PriceOf(agent) is null)
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

    /// <summary>Fails early when a person shall attempt the run and there is no terminal that is theirs alone.</summary>
    public static void CheckPerson(AgentSpec agent, ScreenChoice choice)
    {
        if (agent.Scaffold != HumanScaffold.Called)
        {
            return;
        }

        HostTerminal.Check();
        if (choice.Json || (choice.Verbose && !Console.IsErrorRedirected))
        {
            throw new UserErrorException("--json and --verbose would write into the person's terminal. Leave them out; the journal is 'events.jsonl' in the run's folder, and '2> FILE' takes --verbose.");
        }
    }

    /// <summary>Makes the agent of a run.</summary>
    public IAgent Agent(AgentSpec agent, PlannedRun plan) => agent.Scaffold != HumanScaffold.Called ? AgentFactory.Create(agent) : AgentFactory.Create(new HumanParts
    {
        OpenTerminal = HostTerminal.Open,
        Time = io.Time,
        Run = plan.Facts.Run,
        Recording = plan.Facts.Human is { Recorded: true } ? plan.Folder.Session : null,
        IdleAfter = plan.Facts.Human?.IdleAfter ?? HumanParts.DefaultIdleAfter,
    });

    private PriceTable Table => field ??= Prices();

    // Models that environments ask, not agents; one for the process, however many scorings ask it.
    private EndpointModel WeakModel(string name) => _weakModels.GetOrAdd(name, asked => WeakModelEndpoint.Of(asked, Environment.GetEnvironmentVariable, Unattended));

    private JudgeOfScores? Judge => field ??= JudgeModel.Of(Environment.GetEnvironmentVariable, Unattended);

    private ChatModel Unattended(ChatModelSpec spec) => new ChatModelFactory(Keys, Table, new RetryLimits(), io.Time, Slots).Create(spec, new NoWaits());

    // One for the process: all of its runs together ask a provider only as often at once as it bears.
    private ProviderSlots Slots => field ??= new(Choices.Connections is { } start ? new SlotRules { Start = start, Most = Math.Max(start, new SlotRules().Most) } : new(), io.Time);

    private ChatModel Model(AgentSpec agent, ChatModelSpec spec, IProviderWaits waits) => RecordingOf(agent) is { } recording
        ? RecordedModel.Create(agent with { Lenient = agent.Lenient || Choices.Lenient }, recording)
        : new ChatModelFactory(Keys, Table, new RetryLimits(), io.Time, Slots).Create(spec, waits, PriceOf(agent)?.Price);

    private Recording? RecordingOf(AgentSpec agent)
    {
        lock (_recordings)
        {
            return agent.Recording is not { } path ? null : _recordings.TryGetValue(path, out var known) ? known : _recordings[path] = RecordingFile.Read(path);
        }
    }

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
