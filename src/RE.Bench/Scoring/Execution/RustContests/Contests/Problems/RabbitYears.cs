namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>A recurrence that is followed very far.</summary>
internal sealed class RabbitYears() : ContestProblem(band: 4)
{
    public override string Statement => """
        In year 0 @who has x rabbits, in year 1 y. In every later year there are @a times as many as the year before plus @b times as many as two years before plus @e. How many in year n, modulo @m?
        Input: q (1 to 500), then q lines with x, y (0 to 10^9) and n (0 to 10^18).
        Output: q numbers.
        """;

    public override string Rust => """
        type M = [[u64; 3]; 3];
        fn times(a: &M, b: &M) -> M {
            let mut r = [[0; 3]; 3];
            for i in 0..3 {
                for j in 0..3 {
                    for k in 0..3 {
                        r[i][j] = (r[i][j] + a[i][k] * b[k][j]) % @m;
                    }
                }
            }
            r
        }
        let q = get!(usize);
        for _ in 0..q {
            let (x, y, mut n) = (get!(u64) % @m, get!(u64) % @m, get!(u64));
            let mut p: M = [[@a, @b, «@e¦1»], [1, 0, 0], [0, 0, 1]];
            let mut r: M = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
            while n > 0 {
                if n & 1 == 1 {
                    r = times(&r, &p);
                }
                p = times(&p, &p);
                n >>= 1;
            }
            println!("{}", (r[«1][0¦0][0»] * y + r[«1][1¦0][1»] * x + r[1][2]«¦ * @e») % @m);
        }
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("a", d.Free(2, 6));
        c.Set("b", d.Free(2, 6));
        c.Set("e", d.Free(2, 9));
        c.Set("m", d.Pick(1000000007, 998244353, 999999937));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var q = d.Size(1, 500);
        return $"{q}\n{InputDraw.Rows(q, _ => $"{d.Long(0, 1000000000)} {d.Long(0, 1000000000)} {d.Scale(0, 1000000000000000000)}")}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (a, b, e, m) = (c["a"], c["b"], c["e"], c["m"]);
        List<string> answers = [];
        for (var q = t.Int(); q > 0; q--)
        {
            var (x, y, n) = (t.Long() % m, t.Long() % m, t.Long());

            // Year k is p·y + r·x + s, year k + 1 is p2·y + r2·x + s2, for k the first bits of n: doubled, then perhaps one more.
            var (now, next) = (new Int128[] { 0, 1, 0 }, new Int128[] { 1, 0, 0 });
            for (var bit = 62; bit >= 0; bit--)
            {
                var (twice, more) = (Put(now, next, now, m), Put(now, next, next, m));
                (now, next) = (n >> bit & 1) == 0 ? (twice, more) : (more, [.. more.Select((v, i) => ((a * v) + (b * twice[i]) + (i == 2 ? e : 0)) % m)]);
            }

            answers.Add($"{((now[0] * y) + (now[1] * x) + now[2]) % m}");
        }

        return string.Join('\n', answers);
    }

    public override string Brute(Tokens t, Constants c)
    {
        List<string> answers = [];
        for (var q = t.Int(); q > 0; q--)
        {
            var (x, y, n) = (t.Long() % c["m"], t.Long() % c["m"], t.Long());
            for (; n > 0; n--)
            {
                (x, y) = (y, ((c["a"] * y) + (c["b"] * x) + c["e"]) % c["m"]);
            }

            answers.Add($"{x}");
        }

        return string.Join('\n', answers);
    }

    // What the rule 'form' gives when it starts from the years 'now' (as x) and 'next' (as y).
    private static Int128[] Put(Int128[] now, Int128[] next, Int128[] form, long m) => [.. now.Select((v, i) => ((form[0] * next[i]) + (form[1] * v) + (i == 2 ? form[2] : 0)) % m)];
}
