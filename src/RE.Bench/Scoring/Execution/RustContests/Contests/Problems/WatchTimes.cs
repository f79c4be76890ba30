namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Time that passes over midnight.</summary>
internal sealed class WatchTimes() : ContestProblem(band: 1)
{
    public override string Statement => """
        Days have @h hours of @m minutes. @who makes n trips, each shorter than a day, and notes at which time each began and ended; some ended on the next day. How many minutes did all trips take together?
        Input: n (1 to 20000), then n lines with four numbers: hour and minute of the beginning, hour and minute of the end. A trip that ends at the time at which it began took no time.
        Output: the minutes of all trips.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut sum = 0i64;
        for _ in 0..n {
            let a = get!(i64) * «@m¦60» + get!(i64);
            let b = get!(i64) * «@m¦60» + get!(i64);
            sum += «(b - a).rem_euclid(@h * @m)¦(b - a).abs()¦if b > a { b - a } else { b - a + @h * @m }»;
        }
        println!("{}", sum);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("h", d.Free(10, 30));
        c.Set("m", d.Pick(20, 40, 50, 100));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 20000);
        var (h, m) = ((int)c["h"], (int)c["m"]);
        return $"{n}\n{InputDraw.Rows(n, _ => $"{d.Int(0, h - 1)} {d.Int(0, m - 1)} {d.Int(0, h - 1)} {d.Int(0, m - 1)}")}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        long sum = 0;
        for (var n = t.Int(); n > 0; n--)
        {
            var (a, b) = ((t.Long() * c["m"]) + t.Long(), (t.Long() * c["m"]) + t.Long());
            sum += b >= a ? b - a : b - a + (c["h"] * c["m"]);
        }

        return $"{sum}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        long sum = 0;
        for (var n = t.Int(); n > 0; n--)
        {
            var (hour, minute, toHour, toMinute) = (t.Long(), t.Long(), t.Long(), t.Long());
            for (; (hour, minute) != (toHour, toMinute); sum++)
            {
                (hour, minute) = minute + 1 < c["m"] ? (hour, minute + 1) : ((hour + 1) % c["h"], 0);
            }
        }

        return $"{sum}";
    }
}
