namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Parts of a town within which all can meet.</summary>
internal sealed class OneWayTown() : ContestProblem(band: 4)
{
    public override string Statement => """
        A town has n squares and m one-way streets. Two squares belong to the same quarter if one can drive from each to the other. How many quarters are there, how many of them have at least @k squares, and how many quarters can no street from another quarter be used to enter? @who plans it.
        Input: n (1 to 20000) and m (0 to 50000), then m lines with two squares (from 1), from and to.
        Output: the three numbers.
        """;

    public override string Rust => """
        fn order(g: &Vec<Vec<usize>>, starts: &Vec<usize>, mark: &mut Vec<usize>, out: &mut Vec<usize>) -> usize {
            let mut label = 0;
            for &s in starts {
                if mark[s] > 0 {
                    continue;
                }
                label += 1;
                mark[s] = label;
                let mut stack = vec![(s, 0)];
                while let Some((x, i)) = stack.pop() {
                    if i < g[x].len() {
                        stack.push((x, i + 1));
                        let y = g[x][i];
                        if mark[y] == 0 {
                            mark[y] = label;
                            stack.push((y, 0));
                        }
                    } else {
                        out.push(x);
                    }
                }
            }
            label
        }
        let n = get!(usize);
        let m = get!(usize);
        let (mut g, mut back) = (vec![Vec::new(); n], vec![Vec::new(); n]);
        for _ in 0..m {
            let (a, b) = (get!(usize) - 1, get!(usize) - 1);
            g[a].push(b);
            back[b].push(a);
        }
        let mut out = Vec::new();
        order(&g, &(0..n).collect(), &mut vec![0; n], &mut out);
        «out.reverse();¦»
        let mut label = vec![0; n];
        let count = order(«&back¦&g», &out, &mut label, &mut Vec::new());
        let mut size = vec![0; count + 1];
        let mut entered = vec![false; count + 1];
        for x in 0..n {
            size[label[x]] += 1;
            for &y in &g[x] {
                if «label[x] != label[y]¦x != y» {
                    entered[label[y]] = true;
                }
            }
        }
        println!("{} {} {}", count, size.iter().filter(|&&s| s «>=¦>» @k).count(), (1..=count).filter(|&l| !entered[l]).count());
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 3));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 20000);
        var m = d.Pick(n / 2, n, n + (n / 4), 2 * n);
        return $"{n} {m}\n{InputDraw.Rows(m, _ => { var a = d.Free(1, n); return $"{a} {(d.OneIn(3) ? d.Free(1, n) : Math.Max(1, Math.Min(n, a + d.Free(-3, 4))))}"; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var streets = Enumerable.Range(0, m).Select(_ => (From: t.Int(), To: t.Int())).ToList();
        var quarter = Quarters(n, streets.ToLookup(street => street.From, street => street.To), streets.ToLookup(street => street.To, street => street.From));
        var entered = streets.Where(street => quarter[street.From] != quarter[street.To]).Select(street => quarter[street.To]).ToHashSet();
        var sizes = quarter.Skip(1).CountBy(q => q).ToList();
        return $"{sizes.Count} {sizes.Count(size => size.Value >= c["k"])} {sizes.Count - entered.Count}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var reach = new bool[n, n];
        var streets = Enumerable.Range(0, m).Select(_ => (From: t.Int() - 1, To: t.Int() - 1)).ToList();
        streets.ForEach(street => reach[street.From, street.To] = true);
        for (var i = 0; i < n * n * n; i++)
        {
            var (via, a, b) = (i / n / n, i / n % n, i % n);
            reach[a, b] |= (reach[a, via] && reach[via, b]) || a == b;
        }

        var quarter = Enumerable.Range(0, n).Select(x => Enumerable.Range(0, n).First(y => x == y || (reach[x, y] && reach[y, x]))).ToArray();
        var sizes = quarter.CountBy(q => q).ToList();
        return $"{sizes.Count} {sizes.Count(size => size.Value >= c["k"])} {sizes.Count(size => !streets.Any(street => quarter[street.To] == size.Key && quarter[street.From] != size.Key))}";
    }

    // Kosaraju's algorithm: the squares in the order in which they are left, then from the last one back against the streets.
    private static int[] Quarters(int n, ILookup<int, int> streets, ILookup<int, int> back)
    {
        var (seen, again, quarter) = (new bool[n + 1], new bool[n + 1], new int[n + 1]);
        List<int> order = [];
        for (var start = 1; start <= n; start++)
        {
            Visit(start, streets, seen, order);
        }

        foreach (var root in order.AsEnumerable().Reverse())
        {
            List<int> members = [];
            Visit(root, back, again, members);
            members.ForEach(square => quarter[square] = root);
        }

        return quarter;
    }

    private static void Visit(int start, ILookup<int, int> streets, bool[] seen, List<int> left)
    {
        Stack<(int Square, IEnumerator<int> Streets)> path = new();
        Enter(start);
        while (path.TryPeek(out var at))
        {
            if (at.Streets.MoveNext())
            {
                Enter(at.Streets.Current);
            }
            else
            {
                left.Add(path.Pop().Square);
            }
        }

        void Enter(int square)
        {
            if (!seen[square])
            {
                seen[square] = true;
                path.Push((square, streets[square].GetEnumerator()));
            }
        }
    }
}
