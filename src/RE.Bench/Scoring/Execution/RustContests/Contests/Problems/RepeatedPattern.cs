namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The shortest pattern that a word repeats.</summary>
internal sealed class RepeatedPattern() : ContestProblem(band: 3)
{
    public override string Statement => """
        A word w is a repetition of p if w is the beginning of p p p … (the last p may be cut). For each word, @who wants the length of the shortest p of which it is a repetition, and whether p stands in it at least @k times as a whole.
        Input: n (1 to 20), then n words of 1 to 5000 small letters.
        Output: n lines: the length, then yes or no.
        """;

    public override string Rust => """
        let n = get!(usize);
        for _ in 0..n {
            let w = get!(String).into_bytes();
            let mut f = vec![0; w.len()];
            for i in 1..w.len() {
                let mut k = f[i - 1];
                while k > 0 && w[i] != w[k] {
                    k = f[k - 1];
                }
                f[i] = if w[i] == w[k] { k + 1 } else { 0 };
            }
            let p = w.len() - f[w.len() - 1];
            «¦let p = if w.len() % p > 0 { w.len() } else { p };»
            println!("{} {}", p, if w.len() / p «>=¦>» @k { "yes" } else { "no" });
        }
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 3));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 20);
        return $"{n}\n{InputDraw.Rows(n, _ => { var p = d.Word(d.Free(1, 7), "aab"); p = d.OneIn(2) ? p + p + "b" + p : p; var w = string.Concat(Enumerable.Repeat(p, d.Free(1, 4) + d.Size(0, 150))); return d.OneIn(2) ? w : w[..d.Free(1, w.Length)]; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        List<string> answers = [];
        for (var n = t.Int(); n > 0; n--)
        {
            var word = t.Word();
            var (z, end) = (new int[word.Length], (Left: 0, Right: 0));
            for (var i = 1; i < word.Length; i++)
            {
                z[i] = i < end.Right ? Math.Min(end.Right - i, z[i - end.Left]) : 0;
                while (i + z[i] < word.Length && word[z[i]] == word[i + z[i]])
                {
                    z[i]++;
                }

                end = i + z[i] > end.Right ? (i, i + z[i]) : end;
            }

            var p = Enumerable.Range(1, word.Length).First(length => length == word.Length || length + z[length] == word.Length);
            answers.Add($"{p} {(word.Length / p >= c["k"] ? "yes" : "no")}");
        }

        return string.Join('\n', answers);
    }

    public override string Brute(Tokens t, Constants c)
    {
        List<string> answers = [];
        foreach (var word in t.Words(t.Int()))
        {
            var p = Enumerable.Range(1, word.Length).First(length => string.Concat(Enumerable.Repeat(word[..length], word.Length))[..word.Length] == word);
            answers.Add($"{p} {(word.Length / p >= c["k"] ? "yes" : "no")}");
        }

        return string.Join('\n', answers);
    }
}
