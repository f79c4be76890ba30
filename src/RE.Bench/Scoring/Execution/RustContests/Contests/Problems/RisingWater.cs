namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Ranges that rise, and the highest of a range.</summary>
internal sealed class RisingWater() : ContestProblem(band: 4)
{
    public override string Statement => """
        n basins in a row hold water. A line "1 l r x" means: each basin from l to r rises by x, and those whose number can be divided by @k rise by x once more. A line "2 l r" asks for the highest level from l to r. @who has many lines.
        Input: n and q (1 to 50000 each), then n levels from 0 to 10^9, then q lines; x is from -10^6 to 10^6; 1 ≤ l ≤ r ≤ n.
        Output: a line for each question; the word none if there is no question.
        """;

    public override string Rust => """
        struct Node { most: [i64; 2], add: i64 }
        fn build(t: &mut Vec<Node>, a: &[i64], at: usize, l: usize, r: usize) {
            if r - l == 1 {
                let twice = (l + 1) % @k == 0;
                t[at].most = if twice { [i64::MIN / 2, a[l]] } else { [a[l], i64::MIN / 2] };
                return;
            }
            let m = (l + r) / 2;
            build(t, a, 2 * at, l, m);
            build(t, a, 2 * at + 1, m, r);
            for c in 0..2 {
                t[at].most[c] = t[2 * at].most[c].max(t[2 * at + 1].most[c]);
            }
        }
        fn rise(t: &mut Vec<Node>, at: usize, x: i64) {
            t[at].most[0] += x;
            t[at].most[1] += «2 * x¦x»;
            t[at].add += x;
        }
        fn go(t: &mut Vec<Node>, at: usize, l: usize, r: usize, ask: (usize, usize, Option<i64>)) -> i64 {
            if ask.1 <= l || r <= ask.0 {
                return i64::MIN;
            }
            if ask.0 <= l && r <= ask.1 {
                if let Some(x) = ask.2 {
                    rise(t, at, x);
                }
                return t[at].most[0].max(«t[at].most[1]¦t[at].most[0]»);
            }
            let add = t[at].add;
            «rise(t, 2 * at, add);
            rise(t, 2 * at + 1, add);¦»
            t[at].add = «0¦add»;
            let m = (l + r) / 2;
            let best = go(t, 2 * at, l, m, ask).max(go(t, 2 * at + 1, m, r, ask));
            for c in 0..2 {
                t[at].most[c] = t[2 * at].most[c].max(t[2 * at + 1].most[c]);
            }
            best
        }
        let n = get!(usize);
        let q = get!(usize);
        let a = list!(n, i64);
        let mut t: Vec<Node> = (0..4 * n).map(|_| Node { most: [0; 2], add: 0 }).collect();
        build(&mut t, &a, 1, 0, n);
        let mut any = false;
        for _ in 0..q {
            let (kind, l, r) = (get!(i32), get!(usize), get!(usize));
            if kind == 1 {
                let x = get!(i64);
                go(&mut t, 1, 0, n, (l - 1, r, Some(x)));
            } else {
                any = true;
                println!("{}", go(&mut t, 1, 0, n, (l - 1, r, None)));
            }
        }
        if !any {
            println!("none");
        }
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 5));

    public override string Input(InputDraw d, Constants c)
    {
        var (n, q) = (d.Size(1, 50000), d.Size(1, 50000));
        return $"{n} {q}\n{d.List(n, 0, d.Pick(30, 1000000000))}\n{InputDraw.Rows(q, _ => { var l = d.Free(1, n); var r = d.Free(l, Math.Min(n, l + 400)); return d.OneIn(2) ? $"1 {l} {r} {(d.OneIn(2) ? d.Free(-9, 9) : d.Int(-1000000, 1000000))}" : $"2 {l} {r}"; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        // Ranges of the tests have at most some hundred places.
        var (n, q) = (t.Int(), t.Int());
        var level = t.Longs(n);
        List<string> answers = [];
        for (; q > 0; q--)
        {
            var (kind, l, r) = (t.Int(), t.Int(), t.Int());
            if (kind == 1)
            {
                var x = t.Long();
                for (var i = l; i <= r; i++)
                {
                    level[i - 1] += i % c["k"] == 0 ? 2 * x : x;
                }
            }
            else
            {
                var highest = long.MinValue;
                for (var i = l; i <= r; i++)
                {
                    highest = Math.Max(highest, level[i - 1]);
                }

                answers.Add($"{highest}");
            }
        }

        return answers.Count > 0 ? string.Join('\n', answers) : "none";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, q) = (t.Int(), t.Int());
        var first = t.Longs(n);
        List<(int L, int R, long X)> rises = [];
        List<string> answers = [];
        for (; q > 0; q--)
        {
            var (kind, l, r) = (t.Int(), t.Int(), t.Int());
            if (kind == 1)
            {
                rises.Add((l, r, t.Long()));
                continue;
            }

            answers.Add($"{Enumerable.Range(l, r - l + 1).Max(i => first[i - 1] + rises.Where(rise => rise.L <= i && i <= rise.R).Sum(rise => i % c["k"] == 0 ? 2 * rise.X : rise.X))}");
        }

        return answers.DefaultIfEmpty("none").Aggregate((x, y) => $"{x}\n{y}");
    }
}
