namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The row of a table with the largest sum.</summary>
internal sealed class BestRow() : ContestProblem(band: 1)
{
    public override string Statement => """
        A shop of @who's has a table of sales: one row a day, one column a product. The value of a day is the sum of its numbers, and @k more if all of them are equal. Which day has the largest value?
        Input: r and s (1 to 300 each), then r rows of s numbers from -10^6 to 10^6.
        Output: the number of that day, counted from 1, and its value. If several are equally good, take the first.
        """;

    public override string Rust => """
        let r = get!(usize);
        let s = get!(usize);
        let mut best = («i64::MIN¦0», 0);
        for i in 0..r {
            let row = list!(s, i64);
            let mut v: i64 = row.iter().sum();
            if row.iter().all(|x| *x == row[0]) {
                v += @k;
            }
            if v «>¦>=» best.0 {
                best = (v, i «+ 1¦»);
            }
        }
        println!("{} {}", best.1, best.0);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 7));

    public override string Input(InputDraw d, Constants c)
    {
        var (r, s) = (d.Size(1, 300), d.Size(1, 300));
        return $"{r} {s}\n{InputDraw.Rows(r, _ => d.OneIn(3) ? string.Join(' ', Enumerable.Repeat(d.Int(-3, 3), s)) : d.List(s, -1000000, 1000000))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (r, s) = (t.Int(), t.Int());
        var (best, day) = (long.MinValue, 0);
        for (var i = 1; i <= r; i++)
        {
            var row = t.Longs(s);
            var value = row.Sum() + (row.All(x => x == row[0]) ? c["k"] : 0);
            (best, day) = value > best ? (value, i) : (best, day);
        }

        return $"{day} {best}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (r, s) = (t.Int(), t.Int());
        var values = Enumerable.Range(0, r).Select(_ => t.Longs(s)).Select(row => row.Sum() + (row.Distinct().Count() == 1 ? c["k"] : 0)).ToList();
        return $"{values.IndexOf(values.Max()) + 1} {values.Max()}";
    }
}
