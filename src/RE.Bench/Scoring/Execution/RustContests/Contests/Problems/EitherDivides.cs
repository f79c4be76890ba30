namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Numbers divisible by exactly one of two.</summary>
internal sealed class EitherDivides() : ContestProblem(band: 1)
{
    public override string Statement => """
        @who numbers @things from 1 to n and paints those red whose number can be divided by @a or by @b, but not by both. How many are red?
        Input: n (1 to 10^15).
        Output: the number of red ones.
        """;

    public override string Rust => """
        fn gcd(a: i64, b: i64) -> i64 {
            if b == 0 { a } else { gcd(b, a % b) }
        }
        let n = get!(i64);
        let both = «@a / gcd(@a, @b) * @b¦@a * @b»;
        println!("{}", n / @a + n / @b - «2 * (n / both)¦n / both»);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("a", d.Pick(4, 8, 10, 14) * 3);
        c.Set("b", d.Pick(5, 7, 11, 13) * 3);
    }

    public override string Input(InputDraw d, Constants c) => $"{d.Scale(1, 1000000000000000)}";

    public override string Fast(Tokens t, Constants c)
    {
        var n = t.Long();
        var (a, b) = (c["a"], c["b"]);
        var both = a * b / (long)System.Numerics.BigInteger.GreatestCommonDivisor(a, b);
        return $"{(n / a) + (n / b) - (2 * (n / both))}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, count) = (t.Long(), 0);
        for (var x = 1L; x <= n; x++)
        {
            count += x % c["a"] == 0 != (x % c["b"] == 0) ? 1 : 0;
        }

        return $"{count}";
    }
}
