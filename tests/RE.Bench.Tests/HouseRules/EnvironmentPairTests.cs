using System.Text.RegularExpressions;
using RE.Bench.Agents.Scripted.Attacks;
using RE.Bench.Environments;
using RE.Bench.Environments.Checks;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.HouseRules;

public sealed partial class EnvironmentPairTests
{
    private static readonly EnvironmentCatalog Catalog = new(Repository.PathOf("environments"));

    [Fact]
    public void Every_environment_has_one_scorer_and_every_scorer_one_environment() =>
        Assert.Equal(Catalog.Slugs(), SourceFile.CSharp("src/RE.Bench.Scorers").SelectMany(file => ScorerMark().Matches(file.Text)).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_environment_is_valid() => Assert.All(Catalog.Slugs(), slug => Catalog.Load(slug));

    [Fact]
    public void Every_text_of_the_environments_carries_the_canary()
    {
        var canary = CanaryFile.Read(Catalog.Root);

        Assert.NotNull(canary);
        Rule.Holds(SourceFile.All("environments").Where(file => !IsTable(file) && !file.Text.Contains(canary, StringComparison.Ordinal)).Select(file => file.Path));
    }

    [Fact]
    public void Every_environment_has_four_attacks_and_an_honest_solution_of_an_unusual_kind() => Assert.All(Catalog.Slugs(), slug =>
    {
        var attacks = AttackList.Read(Catalog.Load(slug).Folder).Attacks;

        Assert.InRange(attacks.Count(attack => attack.Expect != AttackExpectation.Scores), 4, 100);
        Assert.Contains(attacks, attack => attack.Expect == AttackExpectation.Scores);
    });

    [Fact]
    public void Every_known_cheat_is_among_the_attacks() =>
        Assert.Equal(Enumerable.Range(1, AttackList.Rows), Catalog.Slugs().SelectMany(slug => AttackList.Read(Catalog.Load(slug).Folder).Attacks).SelectMany(attack => attack.Rows).Distinct().Order());

    /// <summary>Tables and answers have a form of their own, in which a canary would be a wrong row.</summary>
    private static bool IsTable(SourceFile file) => Path.GetExtension(file.Path) is ".json" or ".jsonl" or ".csv";

    [GeneratedRegex(@"^\[Scorer\(""([^""]+)""", RegexOptions.Multiline)]
    private static partial Regex ScorerMark();
}
