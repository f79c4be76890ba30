namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The longest subsequence that rises enough.</summary>
internal sealed class RisingTowers() : ContestProblem(band: 3)
{
    public override string Statement => """
        From a row of n @things, @who keeps some, in their order, so that each one kept weighs at least @g more than the one kept before it. How many can be kept at most?
        Input: n (1 to 50000), then n weights from -10^9 to 10^9.
        Output: that number.
        """;

    public override string Rust => """
        let n = get!(usize);
        let a = list!(n, i64);
        let mut ends: Vec<i64> = Vec::new();
        for x in a {
            let p = ends.partition_point(|&e| e <= x - «@g¦1¦0»);
            if p == ends.len() {
                ends.push(x);
            } else {
                ends[p] = «ends[p].min(x)¦x.max(ends[p])»;
            }
        }
        println!("{}", ends.len());
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("g", d.Free(1, 4));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        return $"{n}\n{(d.OneIn(2) ? d.List(n, -1000000000, 1000000000) : d.List(n, 0, n))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        // ends[i] = the least last weight of i + 1 that are kept.
        List<long> ends = [];
        foreach (var x in t.Longs(t.Int()))
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = ends[middle] <= x - c["g"] ? (middle + 1, high) : (low, middle);
            }

            if (low == ends.Count)
            {
                ends.Add(x);
            }

            ends[low] = Math.Min(ends[low], x);
        }

        return $"{ends.Count}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        var best = new int[a.Length];
        for (var i = 0; i < a.Length; i++)
        {
            best[i] = 1 + Enumerable.Range(0, i).Where(j => a[j] + c["g"] <= a[i]).Select(j => best[j]).DefaultIfEmpty(0).Max();
        }

        return $"{best.Max()}";
    }
}
