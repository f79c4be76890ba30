namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The best load of a knapsack of which one part stays free.</summary>
internal sealed class FullKnapsack() : ContestProblem(band: 3)
{
    public override string Statement => """
        A knapsack bears w. @who packs some of n @things, each at most once, for the greatest total value; with each one, packing material of weight @f goes in as well.
        Input: n (1 to 100) and w (0 to 10000), then n lines with weight (1 to 1000) and value (0 to 10^9).
        Output: the greatest value.
        """;

    public override string Rust => """
        let n = get!(usize);
        let w = get!(usize);
        let mut best = vec![0i64; w + 1];
        for _ in 0..n {
            let x = get!(usize) «+ @f¦»;
            let v = get!(i64);
            for s in «(x..=w).rev()¦x..=w» {
                best[s] = best[s].max(best[s - x] + v);
            }
        }
        println!("{}", best[w]);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("f", d.Free(1, 3));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 100);
        return $"{n} {d.Scale(0, 10000)}\n{InputDraw.Rows(n, _ => $"{(d.OneIn(2) ? d.Int(1, 1000) : d.Int(1, 20))} {d.Long(0, 1000000000)}")}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, w) = (t.Int(), t.Int());
        var best = new long[w + 1];
        for (; n > 0; n--)
        {
            var (weight, value) = (t.Int() + (int)c["f"], t.Long());
            for (var room = w; room >= weight; room--)
            {
                best[room] = Math.Max(best[room], best[room - weight] + value);
            }
        }

        return $"{best[w]}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, w) = (t.Int(), t.Long());
        var all = Enumerable.Range(0, n).Select(_ => (Weight: t.Long() + c["f"], Value: t.Long())).ToList();
        var sets = Enumerable.Range(0, 1 << n).Select(set => all.Where((_, i) => (set >> i & 1) == 1).ToList());
        return $"{sets.Where(set => set.Sum(one => one.Weight) <= w).Max(set => set.Sum(one => one.Value))}";
    }
}
