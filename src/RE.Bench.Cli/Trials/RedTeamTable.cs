using RE.Bench.Agents.Scripted.Attacks;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Results;
using RE.Bench.Results.RedTeam;

namespace RE.Bench.Cli.Trials;

/// <summary>Attack by attack: what it tried, what had to come of it, and what did.</summary>
internal sealed class RedTeamTable
{
    private const int LongestOutcome = 110;
    private readonly TextTable _table = new("environment", "attack", "expected", "", "outcome");
    private readonly SortedSet<int> _rows = [];
    private int _count;
    private int _wrong;

    /// <summary>Whether every attack ended as it has to.</summary>
    public bool AllAsExpected => _wrong == 0;

    /// <summary>Adds the attacks on an environment and the results of their runs, in the same order.</summary>
    public void Add(string slug, IReadOnlyList<Attack> attacks, IReadOnlyList<RunResult> results)
    {
        foreach (var (attack, result) in attacks.Zip(results))
        {
            var judgment = AttackJudgment.Of(attack, result);
            _count++;
            _wrong += judgment.AsExpected ? 0 : 1;
            _rows.UnionWith(attack.Rows);
            _table.Add(slug, attack.Name, Word(attack.Expect), judgment.AsExpected ? "ok" : "WRONG", InertText.Head(judgment.Outcome, LongestOutcome));
        }
    }

    /// <summary>Writes the table and what it comes to.</summary>
    public void Write(TextWriter output)
    {
        foreach (var line in _table.Lines())
        {
            output.WriteLine(line);
        }

        output.WriteLine();
        output.WriteLine($"Rows of the table of known cheats that these stand for: {(_rows.Count == 0 ? "none" : string.Join(", ", _rows))} of {AttackList.Rows}.");
        output.WriteLine($"{Figures.Count(_count, "attempt", "attempts")}: {_count - _wrong} as expected, {_wrong} not.");
    }

    private static string Word(AttackExpectation expect) => expect switch
    {
        AttackExpectation.Refused => "refused",
        AttackExpectation.NoGain => "no gain",
        _ => "scores",
    };
}
