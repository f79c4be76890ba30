using System.Globalization;
using RE.Bench.Events;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Benchmarks;

/// <summary>A batch of made runs with plausible trajectories: the same seed gives the same batch.</summary>
internal sealed record ManyRuns
{
    /// <summary>Number of runs; they go round the agents, then round the environments.</summary>
    public int Runs { get; init; } = 1000;

    public int Environments { get; init; } = 7;

    public int Agents { get; init; } = 4;

    /// <summary>Pairs of a model reply and a command before each scoring.</summary>
    public int Turns { get; init; } = 1;

    /// <summary>Largest number of scorings of a run, the starting one aside.</summary>
    public int MostScores { get; init; } = 8;

    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(30);

    public int Seed { get; init; } = 5;

    public static string Environment(int at) => $"made-{at + 1}";

    public static string Agent(int at) => $"agent-{at + 1}";

    /// <summary>Writes the batch below a folder of runs.</summary>
    public void Write(string runs)
    {
        foreach (var run in All())
        {
            run.Write(runs);
        }
    }

    /// <summary>The runs of the batch, oldest first.</summary>
    public IEnumerable<MadeRun> All()
    {
        var random = new Random(Seed);
        for (var at = 0; at < Runs; at++)
        {
            yield return Run(at, random);
        }
    }

    private MadeRun Run(int at, Random random)
    {
        var (agent, environment) = (at % Agents, at / Agents % Environments);
        var started = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(at * 7);
        var name = string.Create(CultureInfo.InvariantCulture, $"{started:yyyyMMdd-HHmmss}-{Environment(environment)}-{Agent(agent)}-{at:x8}");
        return new MadeRun
        {
            Run = name,
            Environment = Environment(environment),
            Agent = Agent(agent),
            Model = $"openai/{Agent(agent)}",
            Limit = Limit,
            Turns = Turns,
            StartedAt = started,
            Scores = Scores(random, Ceiling(agent, environment, random)),
            Outcome = random.NextDouble() switch { < 0.01 => RunOutcomes.InfrastructureFailed, < 0.03 => RunOutcomes.AgentFailed, < 0.3 => RunOutcomes.BudgetSpent, _ => RunOutcomes.Submitted },
        };
    }

    /// <summary>The normalized score that a run comes near to: better agents and easier environments reach more, and single runs differ widely.</summary>
    private double Ceiling(int agent, int environment, Random random)
    {
        var skill = 0.2 + 0.6 * (agent + 1) / Agents;
        var ease = 0.5 + (double)environment / Environments;
        return skill * ease * Math.Exp(0.35 * Normal(random));
    }

    private List<(double Minutes, double? Raw)> Scores(Random random, double ceiling)
    {
        var count = random.Next(1, MostScores + 1);
        var times = Enumerable.Range(0, count).Select(_ => Limit.TotalMinutes * (0.05 + 0.9 * random.NextDouble())).Order().ToList();
        return [.. times.Select(minutes => (minutes, Raw(random, ceiling, minutes)))];
    }

    private double? Raw(Random random, double ceiling, double minutes)
    {
        if (random.NextDouble() < 0.12)
        {
            return null;
        }

        var reached = ceiling * (1 - Math.Exp(-4 * minutes / Limit.TotalMinutes)) + 0.08 * Normal(random);
        return 0.25 + 0.5 * reached;
    }

    /// <summary>A standard normal number (Box and Muller 1958).</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
