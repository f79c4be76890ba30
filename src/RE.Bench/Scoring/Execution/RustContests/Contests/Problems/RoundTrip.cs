namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The cheapest trip that visits all towns.</summary>
internal sealed class RoundTrip() : ContestProblem(band: 4)
{
    public override string Statement => """
        @who begins in town 1, visits each of n towns once and returns to town 1. A table says what the way from town i to town j costs (not always the same back). Each step from a town with a larger number to one with a smaller number costs @r more, the last step too.
        Input: n (2 to 12), then n rows of n numbers from 0 to 10^8; those from a town to itself do not matter.
        Output: the least cost.
        """;

    public override string Rust => """
        let n = get!(usize);
        let a: Vec<Vec<i64>> = (0..n).map(|_| list!(n, i64)).collect();
        let far = i64::MAX / 4;
        let step = |i: usize, j: usize| a[i][j] + if i «>¦<» j { @r } else { 0 };
        let mut f = vec![vec![far; n]; 1 << n];
        f[1][0] = 0;
        for set in 1..1usize << n {
            for i in 0..n {
                if f[set][i] >= far {
                    continue;
                }
                for j in 0..n {
                    if set >> j & 1 == 0 {
                        let v = f[set][i] + step(i, j);
                        let g = &mut f[set | 1 << j][j];
                        *g = (*g).min(v);
                    }
                }
            }
        }
        println!("{}", (1..n).map(|i| f[(1 << n) - 1][i] «+ step(i, 0)¦+ a[i][0]¦» ).min().unwrap());
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("r", d.Free(1, 30));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(2, 12);
        var most = d.Pick(40, 100000000);
        return $"{n}\n{InputDraw.Rows(n, _ => d.List(n, 0, most))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var n = t.Int();
        var cost = Enumerable.Range(0, n).Select(_ => t.Longs(n)).ToArray();
        var least = new long[1 << n, n];
        for (var set = (1 << n) - 1; set > 0; set--)
        {
            // From town i, all of the set visited: what is still to come.
            for (var i = 0; i < n; i++)
            {
                var home = cost[i][0] + (i > 0 ? c["r"] : 0);
                least[set, i] = set == (1 << n) - 1 ? home : long.MaxValue;
                for (var j = 0; j < n; j++)
                {
                    least[set, i] = (set >> j & 1) == 1 ? least[set, i] : Math.Min(least[set, i], cost[i][j] + (i > j ? c["r"] : 0) + least[set | (1 << j), j]);
                }
            }
        }

        return $"{least[1, 0]}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var n = t.Int();
        var cost = Enumerable.Range(0, n).Select(_ => t.Longs(n)).ToArray();
        long Step(int i, int j) => cost[i][j] + (i > j ? c["r"] : 0);
        long Least(int at, int[] left) => left.Length == 0 ? Step(at, 0) : left.Min(next => Step(at, next) + Least(next, [.. left.Where(town => town != next)]));
        return $"{Least(0, [.. Enumerable.Range(1, n - 1)])}";
    }
}
