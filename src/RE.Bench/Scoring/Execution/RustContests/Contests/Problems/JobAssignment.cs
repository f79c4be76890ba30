namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The cheapest assignment of workers to jobs.</summary>
internal sealed class JobAssignment() : ContestProblem(band: 4)
{
    public override string Statement => """
        n workers and n jobs: each worker does one job. A table says what job j costs with worker i. If worker i does job i, @f is to be paid as well. What is the least cost for @who?
        Input: n (1 to 12), then n rows of n numbers from 0 to 10^9.
        Output: the least cost.
        """;

    public override string Rust => """
        let n = get!(usize);
        let a: Vec<Vec<i64>> = (0..n).map(|_| list!(n, i64)).collect();
        let mut best = vec![i64::MAX; 1 << n];
        best[0] = 0;
        for set in 0..1usize << n {
            let i = set.count_ones() as usize;
            if i == n || best[set] == i64::MAX {
                continue;
            }
            for j in 0..n {
                if set >> j & 1 == 0 {
                    let v = best[set] + a[i][j] + if «i == j¦i + 1 == j» { «@f¦0» } else { 0 };
                    let next = set | 1 << j;
                    best[next] = best[next].min(v);
                }
            }
        }
        println!("{}", best[«(1 << n) - 1¦best.len() / 2»]);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("f", d.Free(1, 40));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 12);
        var most = d.Pick(60, 1000000000);
        return $"{n}\n{InputDraw.Rows(n, _ => d.List(n, 0, most))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var n = t.Int();
        var cost = Enumerable.Range(0, n).Select(_ => t.Longs(n)).ToArray();
        Dictionary<int, long> known = new() { [0] = 0 };
        long Least(int jobs)
        {
            if (known.TryGetValue(jobs, out var best))
            {
                return best;
            }

            var worker = System.Numerics.BitOperations.PopCount((uint)jobs) - 1;
            return known[jobs] = Enumerable.Range(0, n).Where(job => (jobs >> job & 1) == 1).Min(job => Least(jobs & ~(1 << job)) + cost[worker][job] + (worker == job ? c["f"] : 0));
        }

        return $"{Least((1 << n) - 1)}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var n = t.Int();
        var cost = Enumerable.Range(0, n).Select(_ => t.Longs(n)).ToArray();
        long Least(int worker, int[] left) => worker == n ? 0 : left.Min(job => cost[worker][job] + (worker == job ? c["f"] : 0) + Least(worker + 1, [.. left.Where(other => other != job)]));
        return $"{Least(0, [.. Enumerable.Range(0, n)])}";
    }
}
