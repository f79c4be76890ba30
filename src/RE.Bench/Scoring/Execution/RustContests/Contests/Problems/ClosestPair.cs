namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The smallest distance of any two numbers.</summary>
internal sealed class ClosestPair() : ContestProblem(band: 1)
{
    public override string Statement => """
        n houses stand on a road. @who looks for the two that are closest to each other, but houses at a distance of less than @k do not count as two.
        Input: n (2 to 100000), then n positions from -10^9 to 10^9.
        Output: the smallest distance of two houses that is at least @k, or -1 if there are none.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut a = list!(n, i64);
        a.sort();
        let mut best = i64::MAX;
        for i in 0..n {
            let j = a.partition_point(|&x| x «<¦<=» a[i] + @k);
            if j < n {
                best = best.min(a[j] - a[i]);
            }
        }
        println!("{}", if best == i64::MAX { «-1¦0» } else { best });
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(1, 4));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(2, 100000);
        return $"{n}\n{(d.OneIn(2) ? d.List(n, -1000000000, 1000000000) : d.List(n, 0, n * 3))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int()).Order().ToArray();
        var (best, j) = (long.MaxValue, 0);
        for (var i = 0; i < a.Length; i++)
        {
            while (j < a.Length && a[j] - a[i] < c["k"])
            {
                j++;
            }

            best = j < a.Length ? Math.Min(best, a[j] - a[i]) : best;
        }

        return best == long.MaxValue ? "-1" : $"{best}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        var distances = a.SelectMany((x, i) => a.Skip(i + 1).Select(y => Math.Abs(x - y))).Where(distance => distance >= c["k"]);
        return $"{distances.Order().FirstOrDefault(-1)}";
    }
}
