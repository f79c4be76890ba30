namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The longest run of neighbors that differ little.</summary>
internal sealed class LongestRun() : ContestProblem(band: 1)
{
    public override string Statement => """
        @who hangs up n @things in a row. A run is a piece of the row in which any two neighbors differ by at most @k. How long is the longest run?
        Input: n (1 to 100000), then n numbers from -10^9 to 10^9.
        Output: the number of @things in the longest run.
        """;

    public override string Rust => """
        let n = get!(usize);
        let a = list!(n, i64);
        let mut run = 1;
        let mut best = «1¦0»;
        for i in 1..n {
            if (a[i] - a[i - 1])«.abs()¦» «<=¦<» @k {
                run += 1;
            } else {
                run = «1¦0»;
            }
            best = best.max(run);
        }
        println!("{}", best);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(0, 3));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 100000);
        return $"{n}\n{(d.OneIn(2) ? d.List(n, -1000000000, 1000000000) : d.List(n, 0, 4))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        var (run, best) = (1, 1);
        for (var i = 1; i < a.Length; i++)
        {
            run = Math.Abs(a[i] - a[i - 1]) <= c["k"] ? run + 1 : 1;
            best = Math.Max(best, run);
        }

        return $"{best}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        var pieces = from i in Enumerable.Range(0, a.Length)
                     from j in Enumerable.Range(i, a.Length - i)
                     where Enumerable.Range(i, j - i).All(p => Math.Abs(a[p + 1] - a[p]) <= c["k"])
                     select j - i + 1;
        return $"{pieces.Max()}";
    }
}
