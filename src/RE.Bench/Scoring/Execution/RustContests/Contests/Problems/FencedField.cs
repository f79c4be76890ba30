namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The fence around points.</summary>
internal sealed class FencedField() : ContestProblem(band: 4)
{
    public override string Statement => """
        @who puts the shortest fence around n posts. Print twice the area inside, and @k times the number of posts at which the fence bends (posts in the middle of a straight piece of fence are no bends).
        Input: n (1 to 50000), then n lines with x and y (-10^6 to 10^6). Posts may stand at the same place; if all stand on one line, the area is 0 and the ends of the line are bends (two, or one if all stand at one place).
        Output: the two numbers.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut p: Vec<(i64, i64)> = (0..n).map(|_| (get!(i64), get!(i64))).collect();
        p.sort();
        «p.dedup();¦»
        let cross = |o: (i64, i64), a: (i64, i64), b: (i64, i64)| (a.0 - o.0) * (b.1 - o.1) - (a.1 - o.1) * (b.0 - o.0);
        let mut hull: Vec<(i64, i64)> = Vec::new();
        if p.len() < 3 {
            hull = p.clone();
        } else {
            for _ in 0..2 {
                let from = hull.len();
                for &q in &p {
                    while hull.len() >= from + 2 && cross(hull[hull.len() - 2], hull[hull.len() - 1], q) «<=¦<» 0 {
                        hull.pop();
                    }
                    hull.push(q);
                }
                hull.pop();
                p.reverse();
            }
        }
        let area: i64 = (0..hull.len()).map(|i| { let (a, b) = (hull[i], hull[(i + 1) % hull.len()]); a.0 * b.1 - a.1 * b.0 }).sum();
        println!("{} {}", area.abs()«¦ / 2», hull.len() * @k);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 9));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        var most = d.Pick(3, 6, 1000000);
        return $"{n}\n{InputDraw.Rows(n, _ => $"{d.Int(-most, most)} {d.Int(-most, most)}")}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var posts = Enumerable.Range(0, t.Int()).Select(_ => (X: t.Long(), Y: t.Long())).Distinct().Order().ToList();
        List<(long X, long Y)> fence = [];
        foreach (var side in posts.Count < 2 ? [] : new[] { posts, [.. posts.AsEnumerable().Reverse()] })
        {
            List<(long X, long Y)> half = [];
            foreach (var post in side)
            {
                while (half.Count > 1 && Turn(half[^2], half[^1], post) <= 0)
                {
                    half.RemoveAt(half.Count - 1);
                }

                half.Add(post);
            }

            fence.AddRange(half[..^1]);
        }

        var area = fence.Select((a, i) => (a.X * fence[(i + 1) % fence.Count].Y) - (a.Y * fence[(i + 1) % fence.Count].X)).Sum();
        return $"{area} {Math.Max(1, fence.Count) * c["k"]}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var posts = Enumerable.Range(0, t.Int()).Select(_ => (X: t.Long(), Y: t.Long())).Distinct().ToList();
        if (posts.Count == 1)
        {
            return $"0 {c["k"]}";
        }

        // A piece of the fence has nothing to its right, and nothing before its beginning or behind its end.
        var pieces = from a in posts
                     from b in posts
                     where a != b && posts.All(p => Turn(a, b, p) > 0 || (Turn(a, b, p) == 0 && ((p.X - a.X) * (p.X - b.X)) + ((p.Y - a.Y) * (p.Y - b.Y)) <= 0))
                     select (a.X * b.Y) - (a.Y * b.X);
        return $"{pieces.Sum()} {pieces.Count() * c["k"]}";
    }

    private static long Turn((long X, long Y) o, (long X, long Y) a, (long X, long Y) b) => ((a.X - o.X) * (b.Y - o.Y)) - ((a.Y - o.Y) * (b.X - o.X));
}
