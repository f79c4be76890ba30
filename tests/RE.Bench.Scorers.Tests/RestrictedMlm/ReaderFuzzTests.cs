using RE.Bench.Scorers.RestrictedMlm;
using RE.Bench.Scorers.Tests.RestrictedMlm.Support;
using RE.Bench.Scorers.Tests.Shared;
using RE.Bench.Scoring;

namespace RE.Bench.Scorers.Tests.RestrictedMlm;

/// <summary>Damaged files end as an outcome, never as an exception.</summary>
[Collection(TorchTests.Collection)]
public sealed class ReaderFuzzTests
{
    private const int Files = 1500;

    [Fact]
    public void Every_damage_to_a_file_is_an_outcome()
    {
        var outcomes = new Dictionary<Type, int>();
        for (var seed = 0; seed < Files; seed++)
        {
            var random = new Random(seed);
            var names = RandomGraphs.All.Keys.Order(StringComparer.Ordinal).ToArray();
            var file = random.Next(3) == 0 ? SmallTask.Valid().Build() : RandomGraphs.All[names[random.Next(names.Length)]](random).Build();

            var outcome = Score(Damage(file, random), seed);

            outcomes[outcome.GetType()] = outcomes.GetValueOrDefault(outcome.GetType()) + 1;
        }

        // Some damage hits names or numbers that do not matter.
        Assert.Equal([typeof(ScoreOutcome.Invalid), typeof(ScoreOutcome.Scored)], outcomes.Keys.OrderBy(type => type.Name));
        Assert.True(outcomes[typeof(ScoreOutcome.Invalid)] > Files / 2);
    }

    private static ScoreOutcome Score(byte[] file, int seed)
    {
        try
        {
            return SmallTask.Score(file).Outcome;
        }
        catch (Exception e) when (e is not SubmissionException)
        {
            throw new InvalidOperationException($"seed {seed}: {e.Message}", e);
        }
    }

    private static byte[] Damage(byte[] file, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var (at, count) = (random.Next(file.Length), random.Next(1, 6));
            file = random.Next(4) switch
            {
                0 => [.. file[..at], (byte)random.Next(256), .. file[(at + 1)..]],
                1 => [.. file[..at], .. file[Math.Min(file.Length, at + count)..]],
                2 => [.. file[..at], .. Enumerable.Range(0, count).Select(_ => (byte)random.Next(256)), .. file[at..]],
                _ => [.. file[..at], (byte)(file[at] ^ (1 << random.Next(8))), .. file[(at + 1)..]],
            };
            if (file.Length == 0)
            {
                return file;
            }
        }

        return file;
    }
}
