namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Words that are made of the same letters.</summary>
internal sealed class WordGroups() : ContestProblem(band: 2)
{
    public override string Statement => """
        @who puts words into one box if each is an anagram of the other. How many boxes have at least @k words (the same word may come several times and is counted each time), and how many words has the fullest box?
        Input: n (1 to 20000), then n words of 1 to 8 small letters.
        Output: the two numbers.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut boxes = std::collections::HashMap::new();
        for _ in 0..n {
            let mut w = get!(String).into_bytes();
            «w.sort();¦w.reverse();¦w.sort(); w.dedup();»
            *boxes.entry(w).or_insert(0) += 1;
        }
        println!("{} {}", boxes.values().filter(|&&v| v «>=¦>» @k).count(), boxes.values().max().unwrap());
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 3));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 20000);
        return $"{n}\n{InputDraw.Rows(n, _ => d.Word(d.Free(1, d.Pick(2, 3, 8)), "abc"))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var boxes = t.Words(t.Int()).CountBy(word => string.Concat(word.Order())).ToList();
        return $"{boxes.Count(box => box.Value >= c["k"])} {boxes.Max(box => box.Value)}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var left = t.Words(t.Int()).ToList();
        var (boxes, fullest) = (0, 0);
        while (left.Count > 0)
        {
            var first = left[0];
            var count = left.RemoveAll(word => word.Length == first.Length && first.All(letter => word.Count(other => other == letter) == first.Count(other => other == letter)));
            (boxes, fullest) = (boxes + (count >= c["k"] ? 1 : 0), Math.Max(fullest, count));
        }

        return $"{boxes} {fullest}";
    }
}
