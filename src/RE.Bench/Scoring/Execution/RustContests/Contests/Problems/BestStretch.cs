namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The best stretch that is long enough.</summary>
internal sealed class BestStretch() : ContestProblem(band: 2)
{
    public override string Statement => """
        The days of @who's year bring gains and losses. Choose a stretch of at least @k days, one after the other, with the largest total.
        Input: n (@k to 100000), then n numbers from -10^9 to 10^9.
        Output: the largest total.
        """;

    public override string Rust => """
        let n = get!(usize);
        let a = list!(n, i64);
        let mut s = vec![0i64; n + 1];
        for i in 0..n {
            s[i + 1] = s[i] + a[i];
        }
        let (mut least, mut best) = (i64::MAX, «i64::MIN¦0»);
        for i in «@k¦1»..=n {
            least = least.min(s[i - «@k¦1»]);
            best = best.max(s[i] - least);
        }
        println!("{}", best);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 4));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size((int)c["k"], 100000);
        return $"{n}\n{d.List(n, -1000000000, 1000000000)}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        var (k, sums) = ((int)c["k"], new long[a.Length + 1]);
        for (var i = 0; i < a.Length; i++)
        {
            sums[i + 1] = sums[i] + a[i];
        }

        var (least, best) = (long.MaxValue, long.MinValue);
        for (var i = k; i <= a.Length; i++)
        {
            least = Math.Min(least, sums[i - k]);
            best = Math.Max(best, sums[i] - least);
        }

        return $"{best}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        return $"{Enumerable.Range(0, a.Length).SelectMany(i => Enumerable.Range((int)c["k"], a.Length).Where(count => i + count <= a.Length).Select(count => a.Skip(i).Take(count).Sum())).Max()}";
    }
}
