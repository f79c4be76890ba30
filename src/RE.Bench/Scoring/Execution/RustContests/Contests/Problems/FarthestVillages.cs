namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The longest way in a tree with weights.</summary>
internal sealed class FarthestVillages() : ContestProblem(band: 3)
{
    public override string Statement => """
        n villages are joined by n - 1 roads so that there is one way between any two. Going along a road takes its time, and passing through a village (not at the beginning and not at the end) takes @s more. How long does the way between the two villages that are farthest apart take @who?
        Input: n (1 to 50000), then n - 1 lines with two villages (from 1) and a time from 0 to 10^9.
        Output: that time; 0 if there is one village.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut roads = vec![Vec::new(); n];
        for _ in 1..n {
            let (a, b, w) = (get!(usize) - 1, get!(usize) - 1, get!(i64));
            roads[a].push((b, w));
            roads[b].push((a, w));
        }
        let far = |from: usize| {
            let mut best = (0i64, from);
            let mut stack = vec![(from, n, 0i64)];
            while let Some((x, p, cost)) = stack.pop() {
                best = best.max((cost, x));
                for &(y, w) in &roads[x] {
                    if y != p {
                        stack.push((y, x, cost + w + if «x == from¦false» { 0 } else { «@s¦0» }));
                    }
                }
            }
            best
        };
        println!("{}", far(«far(0).1¦0»).0);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("s", d.Free(1, 20));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        var order = d.Shuffled(n);
        var path = d.OneIn(2);
        return $"{n}\n{InputDraw.Rows(n - 1, i => $"{order[path ? Math.Max(0, i - d.Free(0, 2)) : d.Free(0, i)]} {order[i + 1]} {(d.OneIn(2) ? d.Long(0, 1000000000) : d.Long(0, 30))}")}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var n = t.Int();
        var roads = Enumerable.Range(0, n + 1).Select(_ => new List<(int To, long Time)>()).ToArray();
        for (var i = 1; i < n; i++)
        {
            var (a, b, time) = (t.Int(), t.Int(), t.Long());
            roads[a].Add((b, time));
            roads[b].Add((a, time));
        }

        // From the leaves up: the longest way down of each village, and the best that two of them make.
        List<(int Village, int Parent, long Time)> order = [(1, 0, 0)];
        for (var i = 0; i < order.Count; i++)
        {
            order.AddRange(roads[order[i].Village].Where(road => road.To != order[i].Parent).Select(road => (road.To, order[i].Village, road.Time)));
        }

        var (down, best) = (Enumerable.Repeat(-1L, n + 1).ToArray(), 0L);
        long On(int village) => down[village] < 0 ? 0 : down[village] + c["s"];
        foreach (var (village, parent, time) in order.Skip(1).Reverse())
        {
            best = Math.Max(best, time + On(village) + On(parent));
            down[parent] = Math.Max(down[parent], time + On(village));
        }

        return $"{best}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var n = t.Int();
        var far = new long[n, n];
        for (var i = 0; i < n * n; i++)
        {
            far[i / n, i % n] = i / n == i % n ? 0 : long.MaxValue / 4;
        }

        for (var i = 1; i < n; i++)
        {
            var (a, b, time) = (t.Int() - 1, t.Int() - 1, t.Long());
            (far[a, b], far[b, a]) = (time, time);
        }

        for (var i = 0; i < n * n * n; i++)
        {
            var (via, a, b) = (i / n / n, i / n % n, i % n);
            far[a, b] = via == a || via == b ? far[a, b] : Math.Min(far[a, b], far[a, via] + far[via, b] + c["s"]);
        }

        return $"{far.Cast<long>().Max()}";
    }
}
