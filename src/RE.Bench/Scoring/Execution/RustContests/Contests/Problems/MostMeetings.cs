namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>As many meetings as possible with a break between them.</summary>
internal sealed class MostMeetings() : ContestProblem(band: 2)
{
    public override string Statement => """
        @who can choose from n meetings, each from a to b. After each one a break of at least @g is needed before the next begins. How many can be attended?
        Input: n (1 to 50000), then n lines with a and b (0 ≤ a ≤ b ≤ 10^9).
        Output: the largest number of meetings.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut v: Vec<(i64, i64)> = (0..n).map(|_| { let a = get!(i64); (get!(i64), a) }).collect();
        v.sort_by_key(|x| «x.0¦x.1¦x.0 - x.1»);
        let (mut count, mut free) = (0, i64::MIN);
        for (b, a) in v {
            if a «>=¦>» free {
                count += 1;
                free = b «+ @g¦»;
            }
        }
        println!("{}", count);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("g", d.Free(1, 6));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        var last = d.Pick(30 + n, 6 * n, 1000000000);
        return $"{n}\n{InputDraw.Rows(n, _ => { var a = d.Free(0, last); return $"{a} {Math.Min(last, a + (d.OneIn(5) ? d.Int(0, last) : d.Int(0, 12)))}"; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (count, free) = (0, long.MinValue);
        foreach (var (a, b) in Enumerable.Range(0, t.Int()).Select(_ => (A: t.Long(), B: t.Long())).OrderBy(meeting => meeting.B).ThenBy(meeting => meeting.A))
        {
            if (a >= free)
            {
                count++;
                free = b + c["g"];
            }
        }

        return $"{count}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var all = Enumerable.Range(0, t.Int()).Select(_ => (A: t.Long(), B: t.Long())).ToList();
        var best = 0;
        for (var set = 0; set < 1 << all.Count; set++)
        {
            var taken = all.Where((_, i) => (set >> i & 1) == 1).ToList();
            var clash = taken.Where((x, i) => taken.Where((y, j) => i != j && x.A < y.B + c["g"] && y.A < x.B + c["g"]).Any()).Any();
            best = clash ? best : Math.Max(best, taken.Count);
        }

        return $"{best}";
    }
}
