namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Pairs whose sum stays below a bound.</summary>
internal sealed class CheapPairs() : ContestProblem(band: 2)
{
    public override string Statement => """
        @who may take any two different @things whose prices together are at most @s. How many choices are there? A price may be negative: then money is given back.
        Input: n (1 to 100000), then n prices from -10^9 to 10^9.
        Output: the number of pairs; two @things with equal prices are still two.
        """;

    public override string Rust => """
        type Count = «u64¦i32»;
        let n = get!(usize);
        let mut a = list!(n, i64);
        a.sort();
        let (mut i, mut j, mut count) = (0, n - 1, 0 as Count);
        while i < j {
            if a[i] + a[j] «<=¦<» @s {
                count += (j - i) as Count;
                i += 1;
            } else {
                j -= 1;
            }
        }
        println!("{}", count);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("s", d.Free(-20, 40));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 100000);
        return $"{n}\n{(d.OneIn(2) ? d.List(n, -1000000000, 1000000000) : d.List(n, -30, 40))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int()).Order().ToArray();
        var (i, j, count) = (0, a.Length - 1, 0L);
        while (i < j)
        {
            if (a[i] + a[j] <= c["s"])
            {
                count += j - i;
                i++;
            }
            else
            {
                j--;
            }
        }

        return $"{count}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        return $"{a.Select((x, i) => a.Skip(i + 1).LongCount(y => x + y <= c["s"])).Sum()}";
    }
}
