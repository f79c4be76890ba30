namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Change with coins that divide one another.</summary>
internal sealed class FewestCoins() : ContestProblem(band: 1)
{
    public override string Statement => """
        There are coins of 1, @a and @b. @who pays n bills, each with as few coins as can be, and each bill costs @f coins more as a fee. How many coins are that?
        Input: n (1 to 50000), then n bills from 0 to 10^12. For a bill of 0 nothing is paid, no fee either.
        Output: the number of all coins.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut sum = 0i64;
        for x in list!(n, i64) {
            if «x == 0¦x < 0» {
                continue;
            }
            sum += x / @b + x % @b / @a + x % «@a¦@b» + @f;
        }
        println!("{}", sum);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("a", d.Free(3, 7));
        c.Set("b", c["a"] * d.Free(3, 6));
        c.Set("f", d.Free(2, 5));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        return $"{n}\n{(d.OneIn(2) ? d.List(n, 0, 1000000000000) : d.List(n, 0, 90))}";
    }

    public override string Fast(Tokens t, Constants c) => $"{t.Longs(t.Int()).Where(x => x > 0).Sum(x => (x / c["b"]) + (x % c["b"] / c["a"]) + (x % c["a"]) + c["f"])}";

    public override string Brute(Tokens t, Constants c)
    {
        long sum = 0;
        foreach (var bill in t.Longs(t.Int()))
        {
            // All splits into coins of b and a; the rest are ones.
            var best = long.MaxValue;
            for (var large = Math.Max(0, (bill / c["b"]) - 2); large * c["b"] <= bill; large++)
            {
                for (var rest = bill - (large * c["b"]); rest >= 0; rest -= c["a"])
                {
                    best = Math.Min(best, large + ((bill - (large * c["b"]) - rest) / c["a"]) + rest);
                }
            }

            sum += bill > 0 ? best + c["f"] : 0;
        }

        return $"{sum}";
    }
}
