namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Merging neighboring heaps at the least cost.</summary>
internal sealed class StoneHeaps() : ContestProblem(band: 4)
{
    public override string Statement => """
        n heaps stand in a row. @who merges two neighboring heaps at a time until one is left. Merging costs the number of @things in both together, and @k more if one of the two is a heap that nobody has merged yet.
        Input: n (1 to 150), then n numbers from 0 to 10^9.
        Output: the least cost.
        """;

    public override string Rust => """
        let n = get!(usize);
        let a = list!(n, i64);
        let mut s = vec![0i64; n + 1];
        for i in 0..n {
            s[i + 1] = s[i] + a[i];
        }
        let mut f = vec![vec![0i64; n + 1]; n + 1];
        for len in 2..=n {
            for i in 0..=n - len {
                let j = i + len;
                f[i][j] = i64::MAX;
                for m in i + 1..«j¦j.min(i + 3)» {
                    let single = m == i + 1 «||¦&&» m + 1 == j;
                    f[i][j] = f[i][j].min(f[i][m] + f[m][j] + if single { «@k¦0» } else { 0 });
                }
                f[i][j] += s[j] - s[«i¦i + 1»];
            }
        }
        println!("{}", f[0][n]);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 9));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 150);
        return $"{n}\n{(d.OneIn(2) ? d.List(n, 0, 1000000000) : d.List(n, 0, 30))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var n = t.Int();
        var a = t.Longs(n);
        var cost = new long[n + 1, n + 1];
        for (var i = n - 1; i >= 0; i--)
        {
            var sum = a[i];
            for (var j = i + 2; j <= n; j++)
            {
                sum += a[j - 1];
                var best = long.MaxValue;
                for (var split = i + 1; split < j; split++)
                {
                    best = Math.Min(best, cost[i, split] + cost[split, j] + (split == i + 1 || split == j - 1 ? c["k"] : 0));
                }

                cost[i, j] = best + sum;
            }
        }

        return $"{cost[0, n]}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        long Least((long Size, bool Fresh)[] row) => row.Length == 1 ? 0 : Enumerable.Range(0, row.Length - 1).Min(i =>
            row[i].Size + row[i + 1].Size + (row[i].Fresh || row[i + 1].Fresh ? c["k"] : 0) + Least([.. row[..i], (row[i].Size + row[i + 1].Size, false), .. row[(i + 2)..]]));
        return $"{Least([.. t.Longs(t.Int()).Select(size => (size, true))])}";
    }
}
