namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>In how many ways a sum can be paid.</summary>
internal sealed class WaysToPay() : ContestProblem(band: 3)
{
    public override string Statement => """
        There are n kinds of coins, all of different value. In how many ways can @who pay x, if no kind may be used more than @k times? The order of coins does not matter.
        Input: n (1 to 60) and x (0 to 10000), then n different values from 1 to 10^4.
        Output: the number of ways modulo @m.
        """;

    public override string Rust => """
        let n = get!(usize);
        let x = get!(usize);
        let mut ways = vec![0u64; x + 1];
        ways[0] = 1;
        for v in list!(n, usize) {
            let old = ways.clone();
            for s in 0..=x {
                for used in 1..«=@k¦@k» {
                    if «s >= used * v¦s > used * v» {
                        ways[s] = (ways[s] + «old¦ways»[s - used * v]) % @m;
                    }
                }
            }
        }
        println!("{}", ways[x]);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("m", d.Pick(10007, 99991, 1000000007));
        c.Set("k", d.Free(2, 4));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 60);
        var step = d.Pick(1, 1, 7, 150);
        return $"{n} {d.Scale(0, 10000) / step * step}\n{string.Join(' ', d.Shuffled(n).Select(i => i * step))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, x) = (t.Int(), t.Int());
        var ways = new long[x + 1];
        ways[0] = 1;
        foreach (var value in t.Longs(n))
        {
            // A window of k + 1 places, each a coin apart.
            var next = new long[x + 1];
            for (var sum = 0L; sum <= x; sum++)
            {
                var leaving = sum - ((c["k"] + 1) * value);
                next[sum] = (ways[sum] + (sum >= value ? next[sum - value] : 0) - (leaving >= 0 ? ways[leaving] : 0) + c["m"]) % c["m"];
            }

            ways = next;
        }

        return $"{ways[x]}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, x) = (t.Int(), t.Long());
        var values = t.Longs(n);
        long Ways(int kind, long left) => left < 0 ? 0 : kind == n ? left == 0 ? 1 : 0 : Enumerable.Range(0, (int)c["k"] + 1).Sum(used => Ways(kind + 1, left - (used * values[kind])));
        return $"{Ways(0, x) % c["m"]}";
    }
}
