using System.Globalization;
using System.Runtime.CompilerServices;
using RE.Bench.Agents.Scripted.Attacks;
using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Results;
using RE.Bench.Results.RedTeam;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Trials;

/// <summary>Looks whether an environment keeps what its kind promises: files, scores of the starting solution and the reference, broken submissions, noise, time and memory.</summary>
/// <param name="composition">Makes what it needs.</param>
/// <param name="batch">Makes its attempts.</param>
/// <param name="options">What it looks at.</param>
internal sealed class EnvironmentCheck(Composition composition, TrialBatch batch, EnvironmentCheckOptions options)
{
    /// <summary>Looks at one thing after the other; those that need a sound definition are left out where it is not.</summary>
    public async IAsyncEnumerable<Looked> LookAsync(string slug, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var catalog = Composition.Environments();
        if (EnvironmentCatalog.ReadFolder(Path.Combine(catalog.Root, slug)) is YamlRead<EnvironmentFolder>.Refused refused)
        {
            foreach (var problem in refused.Problems)
            {
                yield return new("definition", false, problem.ToString());
            }

            yield break;
        }

        var environment = catalog.Load(slug);
        yield return new("definition", true, $"version {environment.Definition.Version}, {environment.Digest[..19]}");
        yield return Attacks(environment);
        yield return await DataAsync(environment, cancellationToken);
        var scripts = BrokenSubmissions.WriteScripts(environment.Definition, Directory.CreateDirectory(Path.Combine(batch.Folder(slug), "scripts")).FullName);
        string[] honest = options.Quick ? ["starter"] : ["starter", "reference"];
        var returns = await batch.RunAsync(slug, "runs", [.. honest, .. scripts.Select(script => $"replay:{script}")], 1, cancellationToken);
        var scale = new ScoreScale(environment.Profile(options.Profile).Starting, environment.Profile(options.Profile).Reference);
        foreach (var (agent, result) in honest.Zip(returns.Results))
        {
            var again = await new Scorings(composition, options.Scorings).OfAsync(returns.Folder, result, cancellationToken);
            foreach (var seen in Attempt(agent, result, again, scale, environment.Definition.Score))
            {
                yield return seen;
            }
        }

        foreach (var (attack, result) in BrokenSubmissions.Attacks.Zip(returns.Results.Skip(honest.Length)))
        {
            var judgment = AttackJudgment.Of(attack, result);
            // Programs that solve nothing, for instance, are scored, and their score is 0.
            var isWorthless = environment.Definition.Score.Better == ScoreDirection.Higher && result.Ledger.Where(row => row.Purpose != "starting").All(row => row.Raw is null or 0);
            yield return new(attack.Name, judgment.AsExpected || (isWorthless && result.Outcome == "submitted"), InertText.Head(judgment.Outcome, 110));
        }

        yield return Time(returns);
        yield return Memory(returns);
    }

    private static Looked Attacks(EnvironmentFolder environment)
    {
        try
        {
            var attacks = AttackList.Read(environment.Folder).Attacks;
            var honest = attacks.Count(attack => attack.Expect == AttackExpectation.Scores);
            return new("red team", attacks.Count - honest >= 4 && honest > 0, $"{Figures.Count(attacks.Count - honest, "attack", "attacks")} and {Figures.Count(honest, "honest solution", "honest solutions")} of an unusual kind ('rebench redteam {environment.Definition.Slug}' runs them)");
        }
        catch (UserErrorException problem)
        {
            return new("red team", false, problem.Message);
        }
    }

    private async Task<Looked> DataAsync(EnvironmentFolder environment, CancellationToken cancellationToken)
    {
        try
        {
            var data = await composition.DataAsync(environment, options.Profile, cancellationToken);
            return new("data", true, data.Count == 0 ? "none needed" : $"{string.Join(", ", data.Select(one => one.Name))}: as their locks say");
        }
        catch (UserErrorException problem)
        {
            return new("data", false, problem.Message);
        }
    }

    // One scoring is one draw: what has to be at 0 and at 1 is the mean of several.
    private static IEnumerable<Looked> Attempt(string agent, RunResult result, ScoredAgain? scored, ScoreScale scale, ScoreRules rules)
    {
        var (goal, longest) = agent == "starter" ? (0.0, CheckLimits.Starter) : (1.0, CheckLimits.Reference);
        var distance = scale.Reference - scale.Starting;
        if (scored is not { AllScored: true })
        {
            yield return new($"{agent} scores {goal:0}", false, $"{result.Outcome}, {(scored is null ? "no valid score" : "not every scoring gave a score")}: {result.OutcomeDetail}");
            yield break;
        }

        // Not floored: a starting solution that is worse than the definition says has to show.
        var mean = (scored.Mean - scale.Starting) / distance;
        var sd = scored.Sd / Math.Abs(distance);
        yield return new(
            $"{agent} scores {goal:0}",
            result.Outcome == "submitted" && Math.Abs(mean - goal) <= CheckLimits.Distance,
            string.Create(CultureInfo.InvariantCulture, $"{mean:0.000} normalized, {scored.Mean:G6} raw, mean of {Figures.Count(scored.Raw.Count, "scoring", "scorings")}, {rules.Better.ToString().ToLowerInvariant()} is better"));
        yield return new($"{agent} scored {scored.Raw.Count} times", sd <= CheckLimits.Noise, string.Create(CultureInfo.InvariantCulture, $"standard deviation {sd:0.0000} normalized"));
        yield return new($"{agent} takes at most {DurationText.Format(longest)}", result.Budget.Spent <= longest, $"{Figures.Length(result.Budget.Spent)} of working time");
    }

    private static Looked Time(TrialReturns returns)
    {
        var longest = TimeSpan.FromSeconds(returns.Results.SelectMany(result => result.Ledger).Max(row => row.ScoringSeconds));
        return new($"a scoring takes at most {DurationText.Format(CheckLimits.Scoring)}", longest <= CheckLimits.Scoring, string.Create(CultureInfo.InvariantCulture, $"{longest.TotalSeconds:0.0} s at most"));
    }

    private static Looked Memory(TrialReturns returns)
    {
        var most = returns.Results.SelectMany(result => result.Ledger).Max(row => row.ScoringPeakBytes);
        return new($"a scorer takes at most {CheckLimits.ScorerBytes / 1_000_000_000} GB", most <= CheckLimits.ScorerBytes, most is { } bytes ? $"{bytes / 1_000_000} MB at most" : "not measured: no scorer ran");
    }
}
