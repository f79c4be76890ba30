namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The least cost to turn one word into another.</summary>
internal sealed class EditCost() : ContestProblem(band: 3)
{
    public override string Statement => """
        @who turns one word into another. To put in a letter costs @a, to take one out costs @b, to replace one by another costs @x. What does it cost at least?
        Input: two lines, each with a word of 1 to 1000 small letters: what there is, and what it shall become.
        Output: the least cost.
        """;

    public override string Rust => """
        let s = get!(String).into_bytes();
        let t = get!(String).into_bytes();
        let mut row: Vec<i64> = (0..=t.len() as i64).map(|j| j * «@a¦@b + @a - 2»).collect();
        for i in 1..=s.len() {
            let mut next = vec![«i as i64 * @b¦0»; t.len() + 1];
            for j in 1..=t.len() {
                let same = s[i - 1] == t[j - 1];
                next[j] = (row[j - 1] + if same { 0 } else { «@x¦1» }).min(row[j] + @b).min(next[j - 1] + @a);
            }
            row = next;
        }
        println!("{}", row[t.len()]);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("a", d.Free(2, 5));
        c.Set("b", d.Free(2, 5));
        c.Set("x", d.Free(3, 9));
    }

    public override string Input(InputDraw d, Constants c) => $"{d.Word(d.Size(1, 1000), "abcd")}\n{d.Word(d.Size(1, 1000), "dcba")}";

    public override string Fast(Tokens t, Constants c)
    {
        var (from, to) = (t.Word(), t.Word());
        var cost = new long[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                var best = i + j == 0 ? 0 : long.MaxValue;
                best = i > 0 ? Math.Min(best, cost[i - 1, j] + c["b"]) : best;
                best = j > 0 ? Math.Min(best, cost[i, j - 1] + c["a"]) : best;
                best = i > 0 && j > 0 ? Math.Min(best, cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : c["x"])) : best;
                cost[i, j] = best;
            }
        }

        return $"{cost[from.Length, to.Length]}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (from, to) = (t.Word(), t.Word());
        long Least(int i, int j) => i == from.Length ? (to.Length - j) * c["a"] : j == to.Length ? (from.Length - i) * c["b"]
            : Math.Min(Math.Min(Least(i + 1, j) + c["b"], Least(i, j + 1) + c["a"]), Least(i + 1, j + 1) + (from[i] == to[j] ? 0 : c["x"]));
        return $"{Least(0, 0)}";
    }
}
