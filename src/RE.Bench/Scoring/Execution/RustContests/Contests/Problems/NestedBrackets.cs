namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The depth of balanced brackets, or none.</summary>
internal sealed class NestedBrackets() : ContestProblem(band: 1)
{
    public override string Statement => """
        A text of round brackets is balanced if each opening one has a closing one behind it. Its cost is @k for each level of the deepest nesting.
        Input: n (1 to 100000), then a word of n characters, ( or ).
        Output: the cost, or -1 if the text is not balanced.
        """;

    public override string Rust => """
        let _n = get!(usize);
        let (mut depth, mut deepest, mut fine) = (0i64, 0i64, true);
        for b in get!(String).bytes() {
            depth += if b == b'(' { 1 } else { -1 };
            «if depth < 0 {
                fine = false;
            }¦»
            deepest = deepest.max(depth);
        }
        fine = fine «&& depth == 0¦»;
        println!("{}", if fine { deepest * @k } else { -1 });
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(1, 9));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        var text = d.Free(0, 4) switch
        {
            0 => d.Word(n, "()"),
            1 => string.Concat(Enumerable.Repeat(")(", n)),
            2 => new string('(', n) + new string(')', n + d.Free(-1, 1)),
            _ => string.Concat(Enumerable.Repeat("(())()", (n / 3) + 1)),
        };
        return $"{text.Length}\n{text}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        t.Int();
        var (depth, deepest) = (0, 0);
        foreach (var letter in t.Word())
        {
            depth += letter == '(' ? 1 : -1;
            deepest = Math.Max(deepest, depth);
            if (depth < 0)
            {
                return "-1";
            }
        }

        return depth == 0 ? $"{deepest * c["k"]}" : "-1";
    }

    public override string Brute(Tokens t, Constants c)
    {
        t.Int();
        var text = t.Word();
        var levels = 0;
        for (; text.Contains("()"); levels++)
        {
            // Takes away the innermost pairs, all at once.
            text = text.Replace("()", "");
        }

        return text.Length > 0 ? "-1" : $"{levels * c["k"]}";
    }
}
