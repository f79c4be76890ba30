namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>How many numbers exceed the mean of all.</summary>
internal sealed class AboveMean() : ContestProblem(band: 1)
{
    public override string Statement => """
        @who weighs n @things. One is heavy if @k times its weight is more than @k times the mean weight of all n. How many are heavy?
        Input: n (1 to 100000), then n weights from -10^9 to 10^9.
        Output: the number of heavy ones. The mean need not be a whole number.
        """;

    public override string Rust => """
        let n = get!(i64);
        let a = list!(n, i64);
        let sum: i64 = a.iter().sum();
        println!("{}", a.iter().filter(|&&x| «x * n > sum¦x * n >= sum¦x > sum / n¦x > sum / @k»).count());
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 5));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 100000);
        return $"{n}\n{d.List(n, -1000000000, 1000000000)}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        var sum = a.Sum();
        return $"{a.Count(x => x * a.Length > sum)}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        var mean = a.Select(x => (decimal)x).Average();
        return $"{a.Count(x => x - mean > 0.0000001m)}";
    }
}
