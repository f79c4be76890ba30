using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using RE.Bench.Agents.Catalog;
using RE.Bench.Budgets;
using RE.Bench.Cli.Commands;
using RE.Bench.Environments;
using RE.Bench.Planning;
using RE.Bench.Planning.Batches;
using RE.Bench.Runs.Batches;

namespace RE.Bench.Cli.Batches;

/// <summary>Makes a batch of what was typed, or of what its folder says, and checks all of it before anything starts.</summary>
/// <param name="composition">The wiring.</param>
/// <param name="isPlan">Nothing will be started: keys of models may be missing.</param>
internal sealed class BatchDrafts(Composition composition, bool isPlan = false)
{
    private readonly Dictionary<string, EnvironmentFolder> _environments = [];
    private readonly Dictionary<string, AgentSpec> _agents = [];

    /// <summary>The folder of the batch: a new one in the folder of all runs, unless one was named.</summary>
    public BatchFolder Folder(RunArguments arguments)
    {
        var named = arguments.Batch.Folder ?? (arguments.IsOutTyped ? arguments.Out : null);
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(named ?? Path.Combine(arguments.Out, NewId())));
        return File.Exists(Path.Combine(path, "events.jsonl"))
            ? throw new UserErrorException($"'{path}' is the folder of one run, so it can be no batch's. Name another folder.")
            : arguments.Batch.Folder is not null && !new BatchFolder(path).Exists && arguments.Environments.Count * arguments.Agents.Count == 0
            ? throw new UserErrorException($"There is no batch in '{path}': it has no '{BatchFolder.FileName}'. Name the folder of a batch with --batch, or say with --env and --agent what to run.")
            : new BatchFolder(path);
    }

    /// <summary>Slugs of the environments that are attempted: as typed, or as the named batch has them.</summary>
    public static IReadOnlyList<string> EnvironmentsOf(RunArguments arguments) => arguments.Environments.Count > 0 || arguments.Batch.Folder is not { } folder
        ? arguments.Environments
        : new BatchFolder(Path.GetFullPath(folder)) is { Exists: true } batch ? BatchStore.Read(batch).Asked.Environments : [];

    /// <summary>Checks everything and plans what is not planned yet.</summary>
    /// <param name="folder">The batch's folder.</param>
    /// <param name="arguments">What was typed.</param>
    /// <param name="sandbox">The sandbox that was chosen; null = not yet, the batch's own or what was typed.</param>
    /// <exception cref="UserErrorException">Names all that is wrong.</exception>
    public BatchDraft Make(BatchFolder folder, RunArguments arguments, string? sandbox)
    {
        var old = folder.Exists ? BatchStore.Read(folder) : null;
        var typed = arguments.Environments.Count > 0;
        if (old is not null)
        {
            // Runs that are planned keep the agents that they were planned with.
            Load(old.Asked.Environments, old.Runs.Select(run => (run.Agent, run.Definition)).DistinctBy(agent => agent.Agent), arguments with { Profile = old.Asked.Profile }, old);
        }

        Load(arguments.Environments, arguments.Agents.Select(name => (name, (JsonElement?)null)), arguments, old);
        var asked = typed ? Ask(folder, arguments, sandbox ?? old?.Asked.Sandbox ?? arguments.Sandbox) : Again(old!, arguments, sandbox);
        if (old is not null)
        {
            asked = BatchMerge.Extend(old, typed ? asked with { Runs = [.. asked.Runs, .. Now(old).Where(run => !asked.Runs.Any(run.IsSameAttempt))] } : asked);
        }

        return new BatchDraft(asked, folder, [.. asked.Runs.Select(run => Draft(folder, run))]);
    }

    private DraftRun Draft(BatchFolder folder, BatchRun run)
    {
        var past = BatchRunPast.Of(folder.Run(run.Run));
        var agent = past is BatchRunPast.Interrupted interrupted ? composition.AgentOf(interrupted.Facts) : _agents[run.Agent];
        return new DraftRun(run, _environments[run.Environment], agent, past);
    }

    private void Load(IReadOnlyList<string> environments, IEnumerable<(string Name, JsonElement? Definition)> agents, RunArguments arguments, Batch? old)
    {
        var problems = new List<string>();
        var catalog = Composition.Environments();
        foreach (var slug in environments.Where(slug => !_environments.ContainsKey(slug)))
        {
            Try(problems, () =>
            {
                var environment = catalog.Load(slug);
                environment.Profile(arguments.Profile);
                _environments[slug] = environment;
            });
        }

        foreach (var (name, definition) in agents.Where(agent => !_agents.ContainsKey(agent.Name)))
        {
            Try(problems, () =>
            {
                var agent = definition is { } known ? AgentJson.Read(known) : composition.Agents.Resolve(name, arguments.Model, arguments.Mounts);
                composition.CheckModel(agent, arguments.CostUsd ?? arguments.Batch.Purse.CostUsd ?? old?.Asked.Purse.CostUsd, isPlan);
                _agents[name] = _agents[composition.Planned(agent).Name] = agent.ScaffoldName == "human"
                    ? throw new UserErrorException("A person attempts one environment at a time: give --agent human alone, with one --env and without --epochs.")
                    : agent;
            });
        }

        if (problems.Count > 0)
        {
            throw new UserErrorException(string.Join('\n', problems.Distinct()));
        }
    }

    private static void Try(List<string> problems, Action check)
    {
        try
        {
            check();
        }
        catch (UserErrorException problem)
        {
            problems.Add(problem.Message);
        }
    }

    private Batch Ask(BatchFolder folder, RunArguments arguments, string sandbox) => new()
    {
        Id = Path.GetFileName(folder.Path),
        CreatedAt = composition.Io.Time.GetUtcNow(),
        Harness = composition.Version,
        Owner = composition.Owner,
        Asked = new BatchRequest
        {
            Environments = arguments.Environments,
            Agents = [.. arguments.Agents.Select(agent => composition.Planned(_agents[agent]).Name)],
            Epochs = arguments.Batch.Epochs ?? 1,
            Profile = arguments.Profile,
            Sandbox = sandbox,
            Purse = arguments.Batch.Purse,
            WeakModel = arguments.Environments.Any(name => RunPlanner.HasWeakModel(_environments[name].Profile(arguments.Profile))) ? composition.WeakModelName : null,
            KeepHome = arguments.KeepHome,
        },
        Runs = [.. from epoch in Enumerable.Range(1, arguments.Batch.Epochs ?? 1)
                   from environment in arguments.Environments
                   from agent in arguments.Agents
                   select Plan(_environments[environment], _agents[agent], epoch, arguments)],
    };

    /// <summary>The same batch with its environments as they are now, and as many more epochs as were asked for.</summary>
    private Batch Again(Batch old, RunArguments arguments, string? sandbox) => old with
    {
        Asked = old.Asked with
        {
            Epochs = Math.Max(old.Asked.Epochs, arguments.Batch.Epochs ?? 1),
            Sandbox = sandbox ?? old.Asked.Sandbox,
            Purse = arguments.Batch.Purse,
        },
        Runs = [.. Now(old), .. from epoch in Enumerable.Range(old.Asked.Epochs + 1, Math.Max(0, (arguments.Batch.Epochs ?? 1) - old.Asked.Epochs))
                                from run in old.Runs.Where(run => run.Epoch == 1)
                                select Fresh(run, epoch)],
    };

    private BatchRun Plan(EnvironmentFolder environment, AgentSpec agent, int epoch, RunArguments arguments)
    {
        var facts = composition.Planner.Plan(environment, composition.Planned(agent), arguments.ToOptions("none", composition), []).Facts;
        return new BatchRun
        {
            Run = facts.Run,
            Environment = facts.Environment,
            EnvironmentVersion = facts.EnvironmentVersion,
            EnvironmentDigest = facts.EnvironmentDigest,
            Profile = facts.Profile,
            Agent = facts.Agent,
            Definition = facts.Definition,
            Epoch = epoch,
            Limits = facts.Limits,
            Seed = arguments.Seed + epoch - 1 ?? facts.Seed,
        };
    }

    private BatchRun Fresh(BatchRun run, int epoch) => run with
    {
        Run = Planning.RunIds.Create(composition.Io.Time, run.Environment, run.Agent),
        Epoch = epoch,
        Seed = RandomNumberGenerator.GetInt32(1, int.MaxValue),
    };

    private IEnumerable<BatchRun> Now(Batch old) => old.Runs.Select(run => run with
    {
        EnvironmentDigest = _environments[run.Environment].Digest,
        EnvironmentVersion = _environments[run.Environment].Definition.Version,
    });

    private string NewId() => string.Create(CultureInfo.InvariantCulture, $"{composition.Io.Time.GetUtcNow():yyyyMMdd-HHmmss}-batch-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");
}
