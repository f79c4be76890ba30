namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The cheapest way with a toll at every town.</summary>
internal sealed class TollRoads() : ContestProblem(band: 3)
{
    public override string Statement => """
        Roads join n towns in both directions. Using a road costs its length; entering a town whose number is even costs a toll of @t as well (the first town is not entered). What does the cheapest way from town 1 to town n cost @who?
        Input: n (1 to 20000) and m (0 to 40000), then m lines with two towns and a length (0 to 10^9). There may be several roads between two towns, and roads from a town to itself.
        Output: the cost, or -1 if there is no way.
        """;

    public override string Rust => """
        let n = get!(usize);
        let m = get!(usize);
        let mut roads = vec![Vec::new(); n + 1];
        for _ in 0..m {
            let (a, b, w) = (get!(usize), get!(usize), get!(i64));
            roads[a].push((b, w));
            «roads[b].push((a, w));¦»
        }
        let mut far = vec![i64::MAX; n + 1];
        let mut heap = std::collections::BinaryHeap::new();
        far[1] = 0;
        heap.push((0i64, 1usize));
        while let Some((cost, x)) = heap.pop() {
            if -cost > far[x] {
                continue;
            }
            for &(y, w) in &roads[x] {
                let next = w - cost + if «y % 2 == 0¦x % 2 == 0¦y % 2 == 1» { @t } else { 0 };
                if next < far[y] {
                    far[y] = next;
                    heap.push((-next, y));
                }
            }
        }
        println!("{}", if far[n] == i64::MAX { «-1¦0» } else { far[n] });
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("t", d.Free(1, 30));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 20000);
        var m = d.OneIn(3) ? n / 2 : d.Pick(n + (n / 3), 2 * n);
        return $"{n} {m}\n{InputDraw.Rows(m, i => i < n - 1 && m > n ? $"{i + 1} {i + 2} {d.Long(0, 1000000000)}" : $"{d.Free(1, n)} {d.Free(1, n)} {(d.OneIn(2) ? d.Long(0, 1000000000) : d.Long(0, 40))}")}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var roads = Enumerable.Range(0, n + 1).Select(_ => new List<(int To, long Cost)>()).ToArray();
        for (; m > 0; m--)
        {
            var (a, b, length) = (t.Int(), t.Int(), t.Long());
            roads[a].Add((b, length));
            roads[b].Add((a, length));
        }

        var far = Enumerable.Repeat(long.MaxValue, n + 1).ToArray();
        PriorityQueue<int, long> queue = new([(1, 0L)]);
        far[1] = 0;
        while (queue.TryDequeue(out var town, out var cost))
        {
            foreach (var (next, length) in cost == far[town] ? roads[town] : [])
            {
                var total = cost + length + (next % 2 == 0 ? c["t"] : 0);
                if (total < far[next])
                {
                    far[next] = total;
                    queue.Enqueue(next, total);
                }
            }
        }

        return far[n] == long.MaxValue ? "-1" : $"{far[n]}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var roads = Enumerable.Range(0, m).Select(_ => (A: t.Int(), B: t.Int(), Length: t.Long())).ToList();
        var far = new long?[n + 1];
        far[1] = 0;
        for (var round = 0; round < n; round++)
        {
            foreach (var (from, to, length) in roads.Concat(roads.Select(road => (road.B, road.A, road.Length))))
            {
                var total = far[from] + length + (to % 2 == 0 ? c["t"] : 0);
                far[to] = total is not null && (far[to] is null || total < far[to]) ? total : far[to];
            }
        }

        return $"{far[n] ?? -1}";
    }
}
