namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The cheapest net that joins all, with help.</summary>
internal sealed class CheapNet() : ContestProblem(band: 3)
{
    public override string Statement => """
        n islands are to be joined so that one can get from each to each. @who may build m bridges, each at its price, and on any island a harbor for @p; all islands with a harbor are joined with one another. What is the least cost?
        Input: n (1 to 20000) and m (0 to 50000), then m lines with two islands (from 1) and a price from 0 to 10^9.
        Output: the least cost. If nothing has to be built it is 0.
        """;

    public override string Rust => """
        fn root(p: &mut Vec<usize>, mut x: usize) -> usize {
            while p[x] != x {
                p[x] = p[p[x]];
                x = p[x];
            }
            x
        }
        let n = get!(usize);
        let m = get!(usize);
        let mut edges: Vec<(i64, usize, usize)> = (0..m).map(|_| { let (a, b) = (get!(usize), get!(usize)); (get!(i64), a, b) }).collect();
        let mut least = i64::MAX;
        for harbors in [false, true] {
            if harbors {
                for i in 1..=n {
                    edges.push((@p, 0, i));
                }
            }
            edges.sort();
            let mut p: Vec<usize> = (0..=n).collect();
            let (mut cost, mut joined) = (0, 1);
            for &(w, a, b) in &edges {
                let (x, y) = (root(&mut p, a), root(&mut p, b));
                if x != y {
                    p[x] = y;
                    cost += w;
                    joined += 1;
                }
            }
            if joined == «n + harbors as usize¦n + 1» {
                least = «least.min(cost)¦cost»;
            }
        }
        println!("{}", least);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("p", d.Free(20, 90));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 20000);
        var m = d.Pick(n / 2, n + (n / 2), 2 * n);
        var path = d.OneIn(2);
        return $"{n} {m}\n{InputDraw.Rows(m, i => path && i < n - 1 ? $"{i + 1} {i + 2} {d.Long(0, 120)}" : $"{d.Free(1, n)} {d.Free(1, n)} {(d.OneIn(3) ? d.Long(0, 1000000000) : d.Long(0, 120))}")}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var bridges = Enumerable.Range(0, m).Select(_ => (A: t.Int(), B: t.Int(), Price: t.Long())).ToList();
        var without = Cost(n, 1, bridges);
        var with = Cost(n, 0, [.. bridges, .. Enumerable.Range(1, n).Select(island => (0, island, c["p"]))]);
        return $"{Math.Min(without, with)}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var bridges = Enumerable.Range(0, m).Select(_ => (A: t.Int() - 1, B: t.Int() - 1, Price: t.Long())).ToList();
        var least = long.MaxValue;
        for (var harbors = 0; harbors < 1 << n; harbors++)
        {
            // Grows a net from island 0 by the cheapest bridge that leads out of it (Prim); harbors are joined for nothing.
            var reached = 1;
            var cost = System.Numerics.BitOperations.PopCount((uint)harbors) * c["p"];
            while (reached != (1 << n) - 1)
            {
                reached |= (reached & harbors) != 0 ? harbors : 0;
                var next = bridges.Where(b => (reached >> b.A & 1) != (reached >> b.B & 1)).OrderBy(b => b.Price).Select(b => ((int A, int B, long Price)?)b).FirstOrDefault();
                if (reached == (1 << n) - 1 || next is null)
                {
                    break;
                }

                reached |= (1 << next.Value.A) | (1 << next.Value.B);
                cost += next.Value.Price;
            }

            least = reached == (1 << n) - 1 ? Math.Min(least, cost) : least;
        }

        return $"{least}";
    }

    private static long Cost(int n, int first, List<(int A, int B, long Price)> edges)
    {
        var parent = Enumerable.Range(0, n + 1).ToArray();
        int Root(int x) => parent[x] == x ? x : parent[x] = Root(parent[x]);
        var (cost, left) = (0L, n - first);
        foreach (var (a, b, price) in edges.OrderBy(edge => edge.Price))
        {
            if (Root(a) != Root(b))
            {
                parent[Root(a)] = Root(b);
                (cost, left) = (cost + price, left - 1);
            }
        }

        return left == 0 ? cost : long.MaxValue;
    }
}
