namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>A shift cipher that comes round.</summary>
internal sealed class ShiftedText() : ContestProblem(band: 1)
{
    public override string Statement => """
        @who moves each small letter of a text @k places on in the alphabet; after z comes a. Capital letters move @k places back; before A comes Z. Digits stay.
        Input: n (1 to 2000), then n words of letters and digits, each of at most 12.
        Output: the n words after the move.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut out = Vec::new();
        for _ in 0..n {
            let w = get!(String);
            out.push(w.bytes().map(|b| match b {
                b'a'..=b'z' => ((b - b'a' + @k) % «26¦25» + b'a') as char,
                b'A'..=b'Z' => ((b - b'A' + «26 - @k¦@k») % 26 + b'A') as char,
                _ => b as char,
            }).collect::<String>());
        }
        println!("{}", out.join(" "));
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(3, 22));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 2000);
        return $"{n}\n{InputDraw.Rows(n, _ => d.Word(d.Free(1, 12), "abcxyzABCXYZ0189mnopqMNOPQ"))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var k = (int)c["k"];
        return string.Join(' ', t.Words(t.Int()).Select(word => string.Concat(word.Select(letter =>
            char.IsAsciiLetterLower(letter) ? (char)('a' + ((letter - 'a' + k) % 26)) : char.IsAsciiLetterUpper(letter) ? (char)('A' + ((letter - 'A' + 26 - k) % 26)) : letter))));
    }

    public override string Brute(Tokens t, Constants c)
    {
        var words = t.Words(t.Int());
        for (var step = 0; step < c["k"]; step++)
        {
            words = [.. words.Select(word => string.Concat(word.Select(letter => letter switch { 'z' => 'a', 'A' => 'Z', >= 'a' and < 'z' => (char)(letter + 1), > 'A' and <= 'Z' => (char)(letter - 1), _ => letter })))];
        }

        return string.Join(' ', words);
    }
}
