namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The largest sum of a fixed number of neighbors.</summary>
internal sealed class WindowSum() : ContestProblem(band: 1)
{
    public override string Statement => """
        @who keeps n @things in a row. Each has a value, which may be negative. What is the largest total value of @k neighbors?
        Input: n (@k to 100000), then n values from -10^9 to 10^9.
        Output: the largest total of @k values that stand next to each other.
        """;

    public override string Rust => """
        let n = get!(usize);
        let a = list!(n, i64);
        let mut best = «i64::MIN¦0»;
        for i in 0..«n - @k + 1¦n - @k» {
            best = best.max(a[i..i + @k].iter().sum::<i64>());
        }
        println!("{}", best);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 5));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size((int)c["k"], 100000);
        return $"{n}\n{d.List(n, -1000000000, 1000000000)}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (k, a) = ((int)c["k"], t.Longs(t.Int()));
        var sum = a[..k].Sum();
        var best = sum;
        for (var i = k; i < a.Length; i++)
        {
            sum += a[i] - a[i - k];
            best = Math.Max(best, sum);
        }

        return $"{best}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (k, a) = ((int)c["k"], t.Longs(t.Int()));
        return $"{Enumerable.Range(0, a.Length - k + 1).Max(i => a.Skip(i).Take(k).Sum())}";
    }
}
