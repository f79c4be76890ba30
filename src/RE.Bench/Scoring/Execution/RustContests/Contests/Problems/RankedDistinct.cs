namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The k-th largest of the distinct values.</summary>
internal sealed class RankedDistinct() : ContestProblem(band: 1)
{
    public override string Statement => """
        Judges gave n marks, some of them equal. @who wants to know the @k-th largest mark, equal marks counted once.
        Input: n (1 to 100000), then n marks from -10^9 to 10^9.
        Output: that mark, or the word none if there are fewer than @k different marks.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut a = list!(n, i64);
        a.sort();
        «a.dedup();¦»
        a.reverse();
        if a.len() «>=¦>» @k {
            println!("{}", a[@k - 1]);
        } else {
            println!("none");
        }
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 4));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 100000);
        return $"{n}\n{(d.OneIn(3) ? d.List(n, -1000000000, 1000000000) : d.List(n, 1, c["k"] + d.Free(-1, 1)))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var marks = t.Longs(t.Int()).Distinct().OrderDescending().ToList();
        return marks.Count >= c["k"] ? $"{marks[(int)c["k"] - 1]}" : "none";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var left = t.Longs(t.Int()).ToHashSet();
        for (var i = 1; i < c["k"] && left.Count > 0; i++)
        {
            left.Remove(left.Max());
        }

        return left.Count > 0 ? $"{left.Max()}" : "none";
    }
}
