namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The distance to the next taller one.</summary>
internal sealed class TallerAhead() : ContestProblem(band: 2)
{
    public override string Statement => """
        n towers stand in a row. From each, @who looks to the right for the first tower that is taller by more than @g. Its distance counts; if there is none, @k counts instead. What is the sum of all that counts?
        Input: n (1 to 50000), then n heights from 1 to 10^9.
        Output: the sum.
        """;

    public override string Rust => """
        let n = get!(usize);
        let a = list!(n, i64);
        let mut best: Vec<i64> = vec![«@k¦0»; n];
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by_key(|&i| (a[i], i));
        let mut seen = std::collections::BTreeSet::new();
        let mut j = n;
        for &i in order.iter().rev() {
            while j > 0 && a[order[j - 1]] «>¦>=» a[i] + @g {
                j -= 1;
                seen.insert(order[j]);
            }
            if let Some(&p) = seen.range(i + 1..).next() {
                best[i] = (p - i) as i64;
            }
        }
        println!("{}", best.iter().sum::<i64>());
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("k", d.Free(2, 9));
        c.Set("g", d.Free(0, 3));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        return $"{n}\n{(d.OneIn(2) ? d.List(n, 1, 1000000000) : d.List(n, 1, 20))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        long sum = 0;
        var (maxima, width) = (new List<long[]> { a }, 1);
        for (; width * 2 <= a.Length; width *= 2)
        {
            var (last, half) = (maxima[^1], width);
            maxima.Add([.. Enumerable.Range(0, a.Length - (2 * half) + 1).Select(i => Math.Max(last[i], last[i + half]))]);
        }

        for (var i = 0; i < a.Length; i++)
        {
            // Skips as many as are not tall enough, in steps that halve.
            var at = i + 1;
            for (var level = maxima.Count - 1; level >= 0; level--)
            {
                at += at < maxima[level].Length && maxima[level][at] <= a[i] + c["g"] ? 1 << level : 0;
            }

            sum += at < a.Length ? at - i : c["k"];
        }

        return $"{sum}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        return $"{a.Select((x, i) => (long)a.Skip(i + 1).TakeWhile(y => y - x <= c["g"]).Count() + 1 is var far && i + far < a.Length ? far : c["k"]).Sum()}";
    }
}
