namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Stretches whose sum has a given remainder.</summary>
internal sealed class DivisibleStretches() : ContestProblem(band: 2)
{
    public override string Statement => """
        For how many stretches of neighbors in a row of numbers does the sum leave the remainder @r when divided by @m? @who takes remainders from 0 to @m - 1, also for negative sums.
        Input: n (1 to 200000), then n numbers from -10^9 to 10^9.
        Output: the number of stretches, each with at least one number.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut seen = vec![0i64; @m];
        seen[0] = «1¦0»;
        let (mut s, mut count) = (0i64, 0);
        for _ in 0..n {
            s = «(s + get!(i64)).rem_euclid(@m)¦((s + get!(i64)) % @m).abs()»;
            count += seen[(s «- @r¦»).rem_euclid(@m) as usize];
            seen[s as usize] += 1;
        }
        println!("{}", count);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("m", d.Free(5, 12));
        c.Set("r", d.Free(1, 4));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 200000);
        return $"{n}\n{d.List(n, -1000000000, 1000000000)}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (m, seen, sum, count) = (c["m"], new long[c["m"]], 0L, 0L);
        seen[0] = 1;
        foreach (var x in t.Longs(t.Int()))
        {
            sum = (((sum + x) % m) + m) % m;
            count += seen[(sum - c["r"] + m) % m];
            seen[sum]++;
        }

        return $"{count}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        var sums = from i in Enumerable.Range(0, a.Length) from count in Enumerable.Range(1, a.Length - i) select a.Skip(i).Take(count).Sum();
        return $"{sums.Count(sum => (sum - c["r"]) % c["m"] == 0)}";
    }
}
