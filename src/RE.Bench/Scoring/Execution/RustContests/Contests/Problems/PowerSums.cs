namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Sums of powers modulo a number that is not prime.</summary>
internal sealed class PowerSums() : ContestProblem(band: 3)
{
    public override string Statement => """
        @who begins with @a @things, and each day's number is x times that of the day before. How many are that in n days together, modulo @m?
        Input: q (1 to 2000), then q lines with x (0 to 10^9) and n (1 to 10^15).
        Output: q numbers: (@a + @a x + @a x^2 + … + @a x^(n-1)) modulo @m.
        """;

    public override string Rust => """
        fn sum(x: u128, n: u128) -> (u128, u128) {
            // Power and sum of n terms.
            if n == 0 {
                return (1 % @m, 0);
            }
            let (p, s) = sum(x, n / 2);
            let (p2, s2) = (p * p % @m, («s + p * s¦s + s¦s * s») % @m);
            if n % 2 == 1 { (p2 * x % @m, («s2 + p2¦s2 + p2 * x¦s2 + x») % @m) } else { (p2, s2) }
        }
        let q = get!(usize);
        for _ in 0..q {
            let x = get!(u128);
            let n = get!(u128);
            println!("{}", sum(x % @m, n).1 * @a % @m);
        }
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("m", d.Free(500, 5000) * 200000L);
        c.Set("a", d.Free(2, 9));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var q = d.Size(1, 2000);
        return $"{q}\n{InputDraw.Rows(q, _ => $"{(d.OneIn(3) ? d.Long(0, 3) : d.Long(0, 1000000000))} {d.Scale(1, 1000000000000000)}")}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        List<string> answers = [];
        for (var q = t.Int(); q > 0; q--)
        {
            var (x, n) = ((System.Numerics.BigInteger)t.Long(), t.Long());
            System.Numerics.BigInteger m = c["m"], power = 1, sum = 0;
            foreach (var bit in n.ToString("b", System.Globalization.CultureInfo.InvariantCulture))
            {
                (power, sum) = (power * power % m, (sum + (power * sum)) % m);
                (power, sum) = bit == '1' ? (power * x % m, (sum + power) % m) : (power, sum);
            }

            answers.Add($"{sum * c["a"] % m}");
        }

        return string.Join('\n', answers);
    }

    public override string Brute(Tokens t, Constants c)
    {
        List<string> answers = [];
        for (var q = t.Int(); q > 0; q--)
        {
            var (x, n, today, sum) = (t.Long(), t.Long(), c["a"] % c["m"], 0L);
            for (; n > 0; n--)
            {
                sum = (sum + today) % c["m"];
                today = (long)((Int128)today * x % c["m"]);
            }

            answers.Add($"{sum}");
        }

        return string.Join('\n', answers);
    }
}
