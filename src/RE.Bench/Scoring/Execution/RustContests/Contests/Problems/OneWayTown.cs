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
        return $"{n} {m}\n{d.Rows(m, _ => { var a = d.Free(1, n); return $"{a} {(d.OneIn(3) ? d.Free(1, n) : Math.Max(1, Math.Min(n, a + d.Free(-3, 4))))}"; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var streets = Enumerable.Range(0, m).Select(_ => (From: t.Int(), To: t.Int())).ToList();
        var quarter = Quarters(n, streets.ToLookup(street => street.From, street => street.To));
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

    // Tarjan's algorithm with a stack of its own: a square's number, and the least number that can be reached from it.
    private static int[] Quarters(int n, ILookup<int, int> streets)
    {
        var (number, low, quarter, next) = (new int[n + 1], new int[n + 1], new int[n + 1], 0);
        Stack<int> open = new();
        Stack<(int Square, IEnumerator<int> Streets)> path = new();
        for (var start = 1; start <= n; start++)
        {
            Enter(start);
            while (path.TryPeek(out var at))
            {
                if (!at.Streets.MoveNext())
                {
                    Leave(path.Pop().Square);
                }
                else if (number[at.Streets.Current] == 0)
                {
                    Enter(at.Streets.Current);
                }
                else if (quarter[at.Streets.Current] == 0)
                {
                    low[at.Square] = Math.Min(low[at.Square], number[at.Streets.Current]);
                }
            }
        }

        return quarter;

        void Enter(int square)
        {
            if (number[square] == 0)
            {
                number[square] = low[square] = ++next;
                open.Push(square);
                path.Push((square, streets[square].GetEnumerator()));
            }
        }

        void Leave(int square)
        {
            while (low[square] == number[square] && quarter[square] == 0)
            {
                quarter[open.Pop()] = square;
            }

            if (path.TryPeek(out var before))
            {
                low[before.Square] = Math.Min(low[before.Square], low[square]);
            }
        }
    }
}
