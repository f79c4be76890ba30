namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Sums over ranges, places weighted in turn.</summary>
internal sealed class WeightedRanges() : ContestProblem(band: 2)
{
    public override string Statement => """
        n @things stand in a row, numbered from 1. @who counts those whose number can be divided by @p with @w times their value, the others once. What is the sum from place l to place r?
        Input: n and q (1 to 50000 each), then n values from -10^9 to 10^9, then q lines with l and r (1 ≤ l ≤ r ≤ n).
        Output: q sums.
        """;

    public override string Rust => """
        let n = get!(usize);
        let q = get!(usize);
        let mut s = vec![0i64; n + 1];
        for i in 1..=n {
            s[i] = s[i - 1] + get!(i64) * if «i¦(i - 1)» % @p == 0 { @w } else { 1 };
        }
        for _ in 0..q {
            let l = get!(usize);
            let r = get!(usize);
            println!("{}", s[r] - s[«l - 1¦l»]);
        }
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("p", d.Free(2, 4));
        c.Set("w", d.Free(3, 9));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var (n, q) = (d.Size(1, 50000), d.Size(1, 50000));
        return $"{n} {q}\n{d.List(n, -1000000000, 1000000000)}\n{InputDraw.Rows(q, _ => { var l = d.Free(1, n); return $"{l} {d.Int(l, n)}"; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, q) = (t.Int(), t.Int());
        var sums = new long[n + 1];
        for (var i = 1; i <= n; i++)
        {
            sums[i] = sums[i - 1] + (t.Long() * (i % c["p"] == 0 ? c["w"] : 1));
        }

        return string.Join('\n', Enumerable.Range(0, q).Select(_ => -sums[t.Int() - 1] + sums[t.Int()]));
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, q) = (t.Int(), t.Int());
        var a = t.Longs(n);
        List<long> answers = [];
        for (; q > 0; q--)
        {
            var (l, r, sum) = (t.Int(), t.Int(), 0L);
            for (var i = l; i <= r; i++)
            {
                sum += i % c["p"] == 0 ? c["w"] * a[i - 1] : a[i - 1];
            }

            answers.Add(sum);
        }

        return string.Join('\n', answers);
    }
}
