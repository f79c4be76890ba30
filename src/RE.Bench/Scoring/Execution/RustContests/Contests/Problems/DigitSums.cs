namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>How many numbers have a digit sum with a given divisor.</summary>
internal sealed class DigitSums() : ContestProblem(band: 1)
{
    public override string Statement => """
        A ticket is lucky for @who if the sum of the decimal digits of its number can be divided by @m. The sign does not count.
        Input: n (1 to 50000), then n numbers from -10^12 to 10^12.
        Output: the number of lucky tickets.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut count = 0;
        for x in list!(n, i64) {
            let mut rest = «x.abs()¦x»;
            let mut sum = 0;
            while rest > «0¦9» {
                sum += rest % 10;
                rest /= 10;
            }
            if sum % @m == 0 {
                count += 1;
            }
        }
        println!("{}", count);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("m", d.Free(3, 9));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        return $"{n}\n{string.Join(' ', d.Longs(n, -1000000000000, 1000000000000).Select(x => d.OneIn(2) ? x / 1000000007 : x))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var count = 0;
        foreach (var x in t.Longs(t.Int()))
        {
            long sum = 0;
            for (var rest = Math.Abs(x); rest > 0; rest /= 10)
            {
                sum += rest % 10;
            }

            count += sum % c["m"] == 0 ? 1 : 0;
        }

        return $"{count}";
    }

    public override string Brute(Tokens t, Constants c) => $"{t.Words(t.Int()).Count(word => word.Where(char.IsDigit).Sum(digit => digit - '0') % c["m"] == 0)}";
}
