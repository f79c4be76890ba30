using Microsoft.Extensions.Time.Testing;
using RE.Bench.Agents;
using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Runs;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs;

/// <summary>A small environment whose score is the number in answer.txt, and all that is needed to run it without a sandbox.</summary>
internal sealed class RunWorld : IDisposable
{
    private readonly TempFolder _folder = new();

    public RunWorld()
    {
        Directory.CreateDirectory(_folder["env", "agent"]);
        File.WriteAllText(_folder["env", "agent", "answer.txt"], "0.25");
        File.WriteAllText(_folder["env", "instructions.md"], "Make the number large.");
    }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UnixEpoch) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(10) };

    public FakeScorer Scorer { get; } = new();

    public ScoreRules Rules { get; init; } = new() { Better = ScoreDirection.Higher, Selection = ScoreSelection.Best, Timeout = TimeSpan.FromSeconds(20) };

    public RE.Bench.Runs.Scheduling.ScoringTurns? Turns { get; init; }

    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(30);

    public string this[params string[] parts] => _folder[parts];

    public void Dispose() => _folder.Dispose();

    public PlannedRun Plan(string name = "run-1")
    {
        var planner = new RunPlanner(Time);
        var environment = new EnvironmentFolder(Definition(), _folder["env"], "sha256:test");
        var options = new RunOptions { Sandbox = "fake", RunsFolder = _folder["runs"], Owner = "test", Harness = "test", Time = Limit };
        var plan = planner.Plan(environment, new PlannedAgent("lambda", "test", null), options, []);
        return plan with { Facts = plan.Facts with { Run = name }, Folder = new RunFolder(_folder["runs", name]), KeepHome = true };
    }

    public RunExecutor Executor(FakeSandboxes sandboxes, params IRunObserver[] observers) =>
        new(new RunServices { Turns = Turns, Time = Time, Sandboxes = sandboxes, Scorer = Scorer, Observers = observers });

    public Task<RunResult> RunAsync(Func<IWorkbench, CancellationToken, Task<AgentExit>> agent, FakeSandboxes? sandboxes = null, params IRunObserver[] observers) =>
        Executor(sandboxes ?? new(), observers).BeginAsync(Plan(), new LambdaAgent(agent), TestContext.Current.CancellationToken);

    private EnvironmentDefinition Definition() => new()
    {
        Slug = "number",
        Title = "Number",
        Version = "1.0.0",
        Summary = "Write a large number.",
        Canary = "none",
        Submission = ["answer.txt"],
        Score = Rules,
        Profiles = new Dictionary<string, ProfileDefinition>
        {
            ["cpu"] = new()
            {
                Time = TimeSpan.FromMinutes(30),
                Image = "none",
                Resources = new ResourceDefinition { Cpus = 1, Memory = new ByteSize(1 << 30), Disk = new ByteSize(1 << 30) },
                Starting = 0.25,
                Reference = 0.75,
            },
        },
    };

    internal sealed class LambdaAgent(Func<IWorkbench, CancellationToken, Task<AgentExit>> act) : IAgent
    {
        public Task<AgentExit> RunAsync(IWorkbench workbench, CancellationToken cancellationToken) => act(workbench, cancellationToken);
    }
}
