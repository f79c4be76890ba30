namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Sums over ranges of a list that changes.</summary>
internal sealed class ChangingSums() : ContestProblem(band: 3)
{
    public override string Statement => """
        A list of n numbers changes while @who asks. A line "1 i x" means: the i-th number becomes @a times itself modulo 1000003, plus x, plus @b. A line "2 l r" asks for the sum from the l-th to the r-th.
        Input: n and q (1 to 50000 each), then n numbers from 0 to 10^6, then q lines; x is from 0 to 10^6, places count from 1.
        Output: a line for each question; the word none if there is no question.
        """;

    public override string Rust => """
        let n = get!(usize);
        let q = get!(usize);
        let mut a = list!(n, i64);
        let mut tree = vec![0i64; n + 1];
        let mut any = false;
        for i in 0..n {
            let mut p = i + 1;
            while p <= n {
                tree[p] += a[i];
                p += p & p.wrapping_neg();
            }
        }
        for _ in 0..q {
            let (kind, x, y) = (get!(i32), get!(usize), get!(usize));
            if kind == 1 {
                let new = «a[x - 1] * @a % 1000003¦a[x - 1] * @a» + y as i64 + @b;
                let mut p = x;
                while p «<=¦<» n {
                    tree[p] += new - a[x - 1];
                    p += p & p.wrapping_neg();
                }
                a[x - 1] = «new¦new % 1000003»;
            } else {
                any = true;
                let mut sum = 0;
                for (mut p, sign) in [(y, 1), («x - 1¦x», -1)] {
                    while p > 0 {
                        sum += sign * tree[p];
                        p &= p - 1;
                    }
                }
                println!("{}", sum);
            }
        }
        if !any {
            println!("none");
        }
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("a", d.Free(2, 5));
        c.Set("b", d.Free(1, 9));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var (n, q) = (d.Size(1, 50000), d.Size(1, 50000));
        return $"{n} {q}\n{d.List(n, 0, 1000000)}\n{InputDraw.Rows(q, i => { var l = d.Free(1, n); return d.OneIn(2) ? $"1 {l} {d.Int(0, 1000000)}" : $"2 {l} {d.Free(l, n)}"; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, q) = (t.Int(), t.Int());
        var a = t.Longs(n);
        var block = (int)Math.Sqrt(n) + 1;
        var sums = a.Chunk(block).Select(part => part.Sum()).ToArray();
        List<string> answers = [];
        for (; q > 0; q--)
        {
            var (kind, x, y) = (t.Int(), t.Int() - 1, t.Int());
            if (kind == 1)
            {
                var next = (a[x] * c["a"] % 1000003) + y + c["b"];
                sums[x / block] += next - a[x];
                a[x] = next;
                continue;
            }

            long sum = 0;
            while (x < y)
            {
                var whole = x % block == 0 && x + block <= y;
                (sum, x) = whole ? (sum + sums[x / block], x + block) : (sum + a[x], x + 1);
            }

            answers.Add($"{sum}");
        }

        return answers.Count > 0 ? string.Join('\n', answers) : "none";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, q) = (t.Int(), t.Int());
        var a = t.Longs(n);
        List<string> answers = [];
        for (; q > 0; q--)
        {
            if (t.Int() == 1)
            {
                var i = t.Int() - 1;
                a[i] = (a[i] * c["a"] % 1000003) + t.Long() + c["b"];
            }
            else
            {
                var from = t.Int() - 1;
                answers.Add($"{a.Skip(from).Take(t.Int() - from).Sum()}");
            }
        }

        return answers.DefaultIfEmpty("none").Aggregate((x, y) => $"{x}\n{y}");
    }
}
