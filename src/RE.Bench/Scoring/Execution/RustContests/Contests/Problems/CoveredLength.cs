namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The length that intervals cover together.</summary>
internal sealed class CoveredLength() : ContestProblem(band: 2)
{
    public override string Statement => """
        @who paints n pieces of a fence, each from a to b. Gaps of at most @g between painted pieces are painted as well, but nothing before the first and behind the last piece. What length is painted in the end?
        Input: n (1 to 50000), then n lines with a and b (-10^9 ≤ a ≤ b ≤ 10^9).
        Output: the painted length.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut v: Vec<(i64, i64)> = (0..n).map(|_| { let a = get!(i64); (a, get!(i64)) }).collect();
        v.sort();
        let (mut sum, mut start, mut end) = (0, v[0].0, v[0].1);
        for &(a, b) in &v[1..] {
            if a «<= end + @g¦< end + @g¦<= end» {
                end = «end.max(b)¦b»;
            } else {
                sum += end - start;
                start = a;
                end = b;
            }
        }
        println!("{}", sum + end - start);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("g", d.Free(1, 5));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        var wide = d.OneIn(2);
        return $"{n}\n{InputDraw.Rows(n, _ => { var a = wide ? d.Int(-1000000000, 1000000000) : d.Free(0, 12 * n); return $"{a} {a + d.Int(0, Math.Min(9, 1000000000 - a))}"; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var pieces = Enumerable.Range(0, t.Int()).Select(_ => (A: t.Long(), B: t.Long())).OrderBy(piece => piece.A).ToList();
        var (sum, end) = (0L, pieces[0].A);
        foreach (var (a, b) in pieces)
        {
            var from = a - end <= c["g"] ? end : a;
            sum += Math.Max(0, b - from);
            end = Math.Max(end, b);
        }

        return $"{sum}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var pieces = Enumerable.Range(0, t.Int()).Select(_ => (A: t.Long(), B: t.Long())).ToList();
        for (var i = 0; i < pieces.Count; i++)
        {
            // Joins the first two pieces that belong together, until there are none.
            for (var j = i + 1; j < pieces.Count; j++)
            {
                if (Math.Max(pieces[i].A, pieces[j].A) - Math.Min(pieces[i].B, pieces[j].B) <= c["g"])
                {
                    pieces[i] = (Math.Min(pieces[i].A, pieces[j].A), Math.Max(pieces[i].B, pieces[j].B));
                    pieces.RemoveAt(j);
                    i = -1;
                    break;
                }
            }
        }

        return $"{pieces.Sum(piece => piece.B - piece.A)}";
    }
}
