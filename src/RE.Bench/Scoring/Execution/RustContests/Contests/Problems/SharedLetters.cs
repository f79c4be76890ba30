namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The longest common subsequence, with a bonus.</summary>
internal sealed class SharedLetters() : ContestProblem(band: 3)
{
    public override string Statement => """
        Two words are given. @who crosses out letters in both until the same word is left. Each letter that is left counts 1, each letter a counts @w instead. What is the best count?
        Input: two lines, each with a word of 1 to 1000 small letters.
        Output: the best count.
        """;

    public override string Rust => """
        let a = get!(String).into_bytes();
        let b = get!(String).into_bytes();
        let mut f = vec![vec![0i64; b.len() + 1]; a.len() + 1];
        for i in 1..=a.len() {
            for j in 1..=b.len() {
                f[i][j] = f[i - 1][j].max(f[i][j - 1]);
                if a[i - 1] == b[j - 1] {
                    let v = if a[i - 1] == b'a' { «@w¦1» } else { 1 };
                    f[i][j] = f[i][j].max(«f[i - 1][j - 1] + v¦f[i - 1][j] + v¦f[i][j - 1] + v»);
                }
            }
        }
        println!("{}", f[a.len()][b.len()]);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("w", d.Free(2, 5));

    public override string Input(InputDraw d, Constants c) => $"{d.Word(d.Size(1, 1000), "abc")}\n{d.Word(d.Size(1, 1000), "cba")}";

    public override string Fast(Tokens t, Constants c)
    {
        var (a, b) = (t.Word(), t.Word());
        var best = new long[b.Length + 1];
        foreach (var letter in a)
        {
            var before = 0L;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = best[j];
                best[j] = Math.Max(above, best[j - 1]);
                best[j] = letter == b[j - 1] ? Math.Max(best[j], before + (letter == 'a' ? c["w"] : 1)) : best[j];
                before = above;
            }
        }

        return $"{best[^1]}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (a, b) = (t.Word(), t.Word());
        long Value(IEnumerable<char> word) => word.Sum(letter => letter == 'a' ? c["w"] : 1);
        HashSet<string> Kept(string word) => [.. Enumerable.Range(0, 1 << word.Length).Select(set => string.Concat(word.Where((_, i) => (set >> i & 1) == 1)))];
        return $"{Kept(a).Intersect(Kept(b)).Max(Value)}";
    }
}
