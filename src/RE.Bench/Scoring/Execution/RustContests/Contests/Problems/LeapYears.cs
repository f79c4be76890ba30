namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Counting years by a rule with an exception.</summary>
internal sealed class LeapYears() : ContestProblem(band: 1)
{
    public override string Statement => """
        On @who's planet a year is long if its number can be divided by @p, but not if it can be divided by @q, unless it can be divided by @r. How many years from a to b, both included, are long?
        Input: a and b (1 ≤ a ≤ b ≤ 10^15).
        Output: the number of long years.
        """;

    public override string Rust => """
        let a = get!(i64);
        let b = get!(i64);
        let f = |x: i64| x / @p - x / @q «+¦-» x / @r;
        println!("{}", f(b) - f(«a - 1¦a»));
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("p", d.Free(3, 6));
        c.Set("q", c["p"] * d.Free(4, 9));
        c.Set("r", c["q"] * d.Free(3, 5));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var a = d.Scale(1, 400000000000000);
        return $"{a} {a + d.Scale(0, 500000000000000)}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (a, b) = (t.Long(), t.Long());
        long Until(long x) => (x / c["p"]) - (x / c["q"]) + (x / c["r"]);
        return $"{Until(b) - Until(a - 1)}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (a, b) = (t.Long(), t.Long());
        var count = 0;
        for (var year = a; year <= b; year++)
        {
            count += year % c["p"] == 0 && (year % c["q"] != 0 || year % c["r"] == 0) ? 1 : 0;
        }

        return $"{count}";
    }
}
