namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>How far apart the values of each window are.</summary>
internal sealed class WindowSpread() : ContestProblem(band: 3)
{
    public override string Statement => """
        A sensor of @who's gave n values. For each of the windows of w neighbors, the spread is its largest value minus its smallest. How many windows have a spread of at most @g, and what is the sum of all spreads?
        Input: n and w (1 ≤ w ≤ n ≤ 50000), then n values from -10^9 to 10^9.
        Output: the two numbers.
        """;

    public override string Rust => """
        let n = get!(usize);
        let w = get!(usize);
        let a = list!(n, i64);
        let mut seen: std::collections::BTreeMap<i64, i32> = std::collections::BTreeMap::new();
        let (mut count, mut sum) = (0, 0i64);
        for i in 0..n {
            *seen.entry(a[i]).or_insert(0) += 1;
            if i >= w {
                let old = a[i - w];
                let left = seen.get_mut(&old).unwrap();
                *left -= 1;
                if «*left == 0¦true» {
                    seen.remove(&old);
                }
            }
            if i «+ 1¦» >= w {
                let spread = seen.keys().next_back().unwrap() - seen.keys().next().unwrap();
                sum += spread;
                if spread «<=¦<» @g {
                    count += 1;
                }
            }
        }
        println!("{} {}", count, sum);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("g", d.Free(3, 12));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        return $"{n} {d.Int(1, Math.Min(n, 300))}\n{(d.OneIn(2) ? d.List(n, -1000000000, 1000000000) : d.List(n, 0, c["g"]))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, w) = (t.Int(), t.Int());
        var a = t.Longs(n);
        var (high, low) = (new LinkedList<int>(), new LinkedList<int>());
        var (count, sum) = (0, 0L);
        for (var i = 0; i < n; i++)
        {
            Push(high, i, w, (x, y) => a[x] <= a[y]);
            Push(low, i, w, (x, y) => a[x] >= a[y]);
            if (i >= w - 1)
            {
                var spread = a[high.First!.Value] - a[low.First!.Value];
                (count, sum) = (count + (spread <= c["g"] ? 1 : 0), sum + spread);
            }
        }

        return $"{count} {sum}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, w) = (t.Int(), t.Int());
        var a = t.Longs(n);
        var spreads = Enumerable.Range(0, n - w + 1).Select(i => a.Skip(i).Take(w).Max() - a.Skip(i).Take(w).Min()).ToList();
        return $"{spreads.Count(spread => spread <= c["g"])} {spreads.Sum()}";
    }

    // Keeps the places of a window whose value nothing behind them beats.
    private static void Push(LinkedList<int> places, int i, int width, Func<int, int, bool> isBeaten)
    {
        while (places.Last is { } last && isBeaten(last.Value, i))
        {
            places.RemoveLast();
        }

        places.AddLast(i);
        if (places.First!.Value <= i - width)
        {
            places.RemoveFirst();
        }
    }
}
