namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>As many pairs as possible.</summary>
internal sealed class PairedDancers() : ContestProblem(band: 4)
{
    public override string Statement => """
        n leaders and m followers have heights. A leader can dance with a follower whose height differs by at most @g, or by exactly @w times @g. @who wants as many pairs as possible, each person in one pair at most.
        Input: n and m (1 to 150), then n heights, then m heights, from 0 to 10^6.
        Output: the largest number of pairs.
        """;

    public override string Rust => """
        fn seat(i: usize, fits: &Vec<Vec<usize>>, seen: &mut Vec<bool>, with: &mut Vec<usize>) -> bool {
            for &j in &fits[i] {
                if seen[j] {
                    continue;
                }
                seen[j] = true;
                if with[j] == usize::MAX «|| seat(with[j], fits, seen, with)¦» {
                    with[j] = i;
                    return true;
                }
            }
            false
        }
        let n = get!(usize);
        let m = get!(usize);
        let a = list!(n, i64);
        let b = list!(m, i64);
        let fits: Vec<Vec<usize>> = a.iter().map(|x| (0..m).filter(|&j| { let far = (x - b[j])«.abs()¦»; far «<=¦<» @g || far == @g * @w }).collect()).collect();
        let mut with = vec![usize::MAX; m];
        let mut count = 0;
        for i in 0..n {
            if seat(i, &fits, &mut vec![false; m], &mut with) {
                count += 1;
            }
        }
        println!("{}", count);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("g", d.Free(1, 4));
        c.Set("w", d.Free(2, 6));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var (n, m) = (d.Size(1, 150), d.Size(1, 150));
        var most = d.Pick(12, 40, 3 * n, 1000000);
        return $"{n} {m}\n{d.List(n, 0, most)}\n{d.List(m, 0, most)}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var (leaders, followers) = (t.Longs(n), t.Longs(m));
        bool Fit(int i, int j) => Math.Abs(leaders[i] - followers[j]) is var far && (far <= c["g"] || far == c["g"] * c["w"]);
        var (leaderOf, followerOf) = (Enumerable.Repeat(-1, m).ToArray(), Enumerable.Repeat(-1, n).ToArray());
        for (var start = 0; start < n; start++)
        {
            // In breadth: from a leader without a pair over followers and their leaders to a follower without a pair.
            var from = Enumerable.Repeat(-1, m).ToArray();
            var end = -1;
            Queue<int> queue = new([start]);
            while (end < 0 && queue.TryDequeue(out var i))
            {
                for (var j = 0; j < m && end < 0; j++)
                {
                    if (from[j] < 0 && Fit(i, j))
                    {
                        from[j] = i;
                        end = leaderOf[j] < 0 ? j : -1;
                        queue.Enqueue(end < 0 ? leaderOf[j] : i);
                    }
                }
            }

            while (end >= 0)
            {
                var i = from[end];
                (leaderOf[end], followerOf[i], end) = (i, end, followerOf[i]);
            }
        }

        return $"{leaderOf.Count(i => i >= 0)}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var (leaders, followers) = (t.Longs(n), t.Longs(m));
        int Most(int i, int used) => i == n ? 0 : Enumerable.Range(0, m)
            .Where(j => (used >> j & 1) == 0 && (Math.Abs(leaders[i] - followers[j]) <= c["g"] || Math.Abs(leaders[i] - followers[j]) == c["g"] * c["w"]))
            .Select(j => 1 + Most(i + 1, used | (1 << j))).Append(Most(i + 1, used)).Max();
        return $"{Most(0, 0)}";
    }
}
