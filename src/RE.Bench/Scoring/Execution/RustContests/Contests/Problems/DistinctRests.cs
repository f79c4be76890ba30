namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>How many different words can be left.</summary>
internal sealed class DistinctRests() : ContestProblem(band: 4)
{
    public override string Statement => """
        @who crosses out letters of a word (any, or none) and looks at what is left. How many different words with at least @k letters can be left?
        Input: a word of 1 to 3000 small letters.
        Output: their number modulo @m.
        """;

    public override string Rust => """
        let w = get!(String).into_bytes();
        // ends[l][x] = words of l letters (the last row: more) that end in x.
        let rows = @k + 1;
        let mut ends = vec![vec![0i64; 26]; rows + 1];
        for b in w {
            let x = (b - b'a') as usize;
            let sums: Vec<i64> = ends.iter().map(|row| row.iter().sum::<i64>() % @m).collect();
            for l in 1..=rows {
                let before = if l == 1 { 1 } else { sums[l - 1] };
                let new = before + if l == rows { «sums[l]¦0» } else { 0 };
                ends[l][x] = «new¦(ends[l][x] + new)» % @m;
            }
        }
        println!("{}", ends[«@k¦1¦0»..].iter().map(|row| row.iter().sum::<i64>()).sum::<i64>() % @m);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("m", d.Pick(998244353, 1000000007, 1000003));
        c.Set("k", d.Free(2, 4));
    }

    public override string Input(InputDraw d, Constants c) => d.Word(d.Size(1, 3000), d.Pick("ab", "abc", "abcdefghijklmnopqrstuvwxyz"));

    public override string Fast(Tokens t, Constants c)
    {
        var word = t.Word();
        var (m, k) = (c["m"], (int)c["k"]);

        // For each length up to k: different words among the first letters, by the usual rule "twice as many, less those before the same letter".
        var counts = new long[word.Length + 1, k + 1];
        var all = new long[word.Length + 1];
        (counts[0, 0], all[0]) = (1, 1);
        var last = new int[26];
        for (var i = 1; i <= word.Length; i++)
        {
            var before = last[word[i - 1] - 'a'];
            all[i] = ((2 * all[i - 1]) - (before > 0 ? all[before - 1] : 0) + m) % m;
            for (var length = 0; length <= k; length++)
            {
                counts[i, length] = counts[i - 1, length] + (length > 0 ? counts[i - 1, length - 1] - (before > 0 ? counts[before - 1, length - 1] : 0) : 0);
                counts[i, length] = ((counts[i, length] % m) + m) % m;
            }

            last[word[i - 1] - 'a'] = i;
        }

        var shorter = Enumerable.Range(0, k).Sum(length => counts[word.Length, length]);
        return $"{(((all[^1] - shorter) % m) + m) % m}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var word = t.Word();
        var left = Enumerable.Range(0, 1 << word.Length).Select(set => string.Concat(word.Where((_, i) => (set >> i & 1) == 1)));
        return $"{left.Where(rest => rest.Length >= c["k"]).Distinct().Count() % c["m"]}";
    }
}
