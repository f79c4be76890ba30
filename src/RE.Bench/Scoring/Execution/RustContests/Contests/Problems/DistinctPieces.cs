namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>How many different pieces of a length a word has.</summary>
internal sealed class DistinctPieces() : ContestProblem(band: 4)
{
    public override string Statement => """
        How many different pieces of exactly l letters does a word have, and how many of them come at least @k times (they may overlap)? @who asks for several l.
        Input: a word of 1 to 20000 small letters, then q (1 to 10) and q lengths, each from 1 to the word's length.
        Output: q lines with the two numbers.
        """;

    public override string Rust => """
        let w = get!(String).into_bytes();
        let q = get!(usize);
        let p = 1000003u128;
        let m = «(1u128 << 61) - 1¦997u128»;
        for l in list!(q, usize) {
            let mut top = 1u128;
            for _ in 0..l {
                top = top * p % m;
            }
            let mut h = 0u128;
            let mut seen = std::collections::HashMap::new();
            for i in 0..w.len() {
                h = (h * p + w[i] as u128) % m;
                if i >= l {
                    h = (h + m - w[i - l] as u128 * top % m) % m;
                }
                if i «+ 1¦» >= l {
                    *seen.entry(h).or_insert(0) += 1;
                }
            }
            println!("{} {}", seen.len(), seen.values().filter(|&&v| v «>=¦>» @k).count());
        }
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 3));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 20000);
        var q = d.Size(1, 10);
        var word = d.OneIn(2) ? d.Word(n, d.Pick("ab", "abc", "abcdefghijklmnopqrstuvwxyz")) : string.Concat(Enumerable.Repeat(d.Word(d.Free(1, 9), "abc"), n))[..n];
        return $"{word}\n{q}\n{InputDraw.Rows(q, _ => $"{d.Free(1, d.OneIn(2) ? n : Math.Min(n, 12))}")}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var word = t.Word();
        return string.Join('\n', t.Longs(t.Int()).Select(length =>
        {
            // Sorts the places by the pieces that begin there.
            var places = Enumerable.Range(0, word.Length - (int)length + 1).ToArray();
            Array.Sort(places, (x, y) => string.CompareOrdinal(word, x, word, y, (int)length));
            var runs = new List<int>();
            for (var i = 0; i < places.Length; i++)
            {
                if (i == 0 || string.CompareOrdinal(word, places[i - 1], word, places[i], (int)length) != 0)
                {
                    runs.Add(0);
                }

                runs[^1]++;
            }

            return $"{runs.Count} {runs.Count(run => run >= c["k"])}";
        }));
    }

    public override string Brute(Tokens t, Constants c)
    {
        var word = t.Word();
        return string.Join('\n', t.Longs(t.Int()).Select(length =>
        {
            var pieces = Enumerable.Range(0, word.Length - (int)length + 1).Select(i => word.Substring(i, (int)length)).CountBy(piece => piece).ToList();
            return $"{pieces.Count} {pieces.Count(piece => piece.Value >= c["k"])}";
        }));
    }
}
