namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>A rule that is applied until it ends.</summary>
internal sealed class StepCounter() : ContestProblem(band: 1)
{
    public override string Statement => """
        @who has x @things. As long as there are any: if their number can be divided by @a, all but one of @a equal parts are given away (one part is kept); otherwise @b are given away, or all if there are not so many. How many times is something given away?
        Input: n (1 to 300), then n numbers x from 0 to 20000.
        Output: n numbers: the answer for each x.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut out = Vec::new();
        for mut x in list!(n, i64) {
            let mut steps = 0;
            while x > «0¦1» {
                if x % @a == 0 {
                    x /= @a;
                } else {
                    x = «(x - @b).max(0)¦(x - @b).abs()»;
                }
                steps += 1;
                if steps > 100000 {
                    break;
                }
            }
            out.push(steps.to_string());
        }
        println!("{}", out.join(" "));
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("a", d.Free(2, 4));
        c.Set("b", d.Free(3, 9));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 300);
        return $"{n}\n{d.List(n, 0, 20000)}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        List<int> answers = [];
        foreach (var start in t.Longs(t.Int()))
        {
            var steps = 0;
            for (var x = start; x > 0; steps++)
            {
                x = x % c["a"] == 0 ? x / c["a"] : Math.Max(0, x - c["b"]);
            }

            answers.Add(steps);
        }

        return string.Join(' ', answers);
    }

    public override string Brute(Tokens t, Constants c)
    {
        var table = new int[20001];
        for (var x = 1; x < table.Length; x++)
        {
            var kept = x % c["a"] != 0 ? (x < c["b"] ? 0 : x - c["b"]) : x / c["a"];
            table[x] = table[kept] + 1;
        }

        return string.Join(' ', t.Longs(t.Int()).Select(x => table[x]));
    }
}
