namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>How many steps apart two members of a tree are.</summary>
internal sealed class FamilyDistance() : ContestProblem(band: 4)
{
    public override string Statement => """
        n people have a boss each, but person 1 has none; the boss has the smaller number. A message from a to b goes up to the nearest common boss (who may be a or b) and down again. A step up costs @u, a step down @v. What do q messages of @who's cost?
        Input: n and q (1 to 50000), then n - 1 bosses (of the people 2 to n), then q lines with a and b.
        Output: q costs.
        """;

    public override string Rust => """
        let n = get!(usize);
        let q = get!(usize);
        let mut up = vec![vec![1; n + 1]];
        let mut depth = vec![0i64; n + 1];
        for i in 2..=n {
            let p = get!(usize);
            up[0][i] = p;
            depth[i] = depth[p] + 1;
        }
        for k in 0..«16¦4» {
            let next = (0..=n).map(|i| up[k][up[k][i]]).collect::<Vec<usize>>();
            up.push(next);
        }
        for _ in 0..q {
            let (a, b) = (get!(usize), get!(usize));
            let (mut x, mut y) = if depth[a] >= depth[b] { (a, b) } else { (b, a) };
            for k in (0..up.len()).rev() {
                if depth[x] - depth[y] >= 1 << k {
                    x = up[k][x];
                }
            }
            if x != y {
                for k in (0..up.len()).rev() {
                    if up[k][x] != up[k][y] {
                        x = up[k][x];
                        y = up[k][y];
                    }
                }
                x = «up[0][x]¦x»;
            }
            println!("{}", (depth[«a¦b»] - depth[x]) * @u + (depth[«b¦a»] - depth[x]) * @v);
        }
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("u", d.Free(2, 5));
        c.Set("v", d.Free(6, 9));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var (n, q) = (d.Size(1, 50000), d.Size(1, 50000));
        // Most families are deep.
        var near = d.OneIn(8) ? 100000 : d.Pick(2, 10);
        return $"{n} {q}\n{string.Join(' ', Enumerable.Range(2, n - 1).Select(i => d.Free(Math.Max(1, i - near), i - 1)))}\n{InputDraw.Rows(q, _ => $"{d.Free(1, n)} {d.Free(1, n)}")}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, q) = (t.Int(), t.Int());
        var (boss, depth, jump) = (new int[n + 1], new int[n + 1], new int[n + 1]);
        (boss[1], jump[1]) = (1, 1);
        for (var i = 2; i <= n; i++)
        {
            // A jump goes as far as the last two together, if these are equally long.
            var p = boss[i] = t.Int();
            depth[i] = depth[p] + 1;
            jump[i] = depth[p] - depth[jump[p]] == depth[jump[p]] - depth[jump[jump[p]]] ? jump[jump[p]] : p;
        }

        List<string> answers = [];
        for (; q > 0; q--)
        {
            var (a, b) = (t.Int(), t.Int());
            var (x, y) = depth[a] >= depth[b] ? (a, b) : (b, a);
            while (depth[x] > depth[y])
            {
                x = depth[jump[x]] >= depth[y] ? jump[x] : boss[x];
            }

            while (x != y)
            {
                (x, y) = jump[x] != jump[y] ? (jump[x], jump[y]) : (boss[x], boss[y]);
            }

            answers.Add($"{((depth[a] - depth[x]) * c["u"]) + ((depth[b] - depth[x]) * c["v"])}");
        }

        return string.Join('\n', answers);
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, q) = (t.Int(), t.Int());
        int[] boss = [0, 0, .. t.Longs(n - 1).Select(x => (int)x)];
        List<int> Chain(int x) => x == 0 ? [] : [x, .. Chain(boss[x])];
        return string.Join('\n', Enumerable.Range(0, q).Select(_ =>
        {
            var (a, b) = (Chain(t.Int()), Chain(t.Int()));
            var common = a.First(b.Contains);
            return (a.IndexOf(common) * c["u"]) + (b.IndexOf(common) * c["v"]);
        }));
    }
}
