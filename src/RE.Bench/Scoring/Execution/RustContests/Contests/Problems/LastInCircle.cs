namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Who stays in a circle to the end.</summary>
internal sealed class LastInCircle() : ContestProblem(band: 2)
{
    public override string Statement => """
        n children in a circle are numbered from 1. @who counts from child 1 on, and each @k-th child that is still there leaves, until two are left (or one, if there was only one). Which?
        Input: q (1 to 20) queries, each a number n (1 to 50000).
        Output: for each query the numbers of those who are left, ascending.
        """;

    public override string Rust => """
        let q = get!(usize);
        for _ in 0..q {
            let n = get!(usize);
            if n == 1 {
                println!("1");
                continue;
            }
            let mut pair = [0, 1];
            for size in 3..=n {
                for x in pair.iter_mut() {
                    *x = (*x + «@k¦@k - 1») % «size¦(size - 1)»;
                }
            }
            «pair.sort();¦»
            println!("{} {}", pair[0] + 1, pair[1] + 1);
        }
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 9));

    public override string Input(InputDraw d, Constants c)
    {
        var q = d.Size(1, 20);
        // Not the same circle again and again where all are of the largest size.
        return $"{q}\n{InputDraw.Rows(q, _ => $"{Varied(d.Size(1, 50000), d)}")}";
    }

    private static int Varied(int size, InputDraw d) => size > 1000 ? size - d.Free(0, 1000) : size;

    public override string Fast(Tokens t, Constants c)
    {
        List<string> answers = [];
        for (var q = t.Int(); q > 0; q--)
        {
            var n = t.Int();
            var left = new long[] { 0, 1 };
            for (var size = 3; size <= n; size++)
            {
                left = [(left[0] + c["k"]) % size, (left[1] + c["k"]) % size];
            }

            answers.Add(n == 1 ? "1" : $"{left.Min() + 1} {left.Max() + 1}");
        }

        return string.Join('\n', answers);
    }

    public override string Brute(Tokens t, Constants c)
    {
        List<string> answers = [];
        for (var q = t.Int(); q > 0; q--)
        {
            Queue<int> circle = new(Enumerable.Range(1, t.Int()));
            for (var count = 1; circle.Count > 2; count++)
            {
                var child = circle.Dequeue();
                if (count % c["k"] != 0)
                {
                    circle.Enqueue(child);
                }
            }

            answers.Add(string.Join(' ', circle.Order()));
        }

        return string.Join('\n', answers);
    }
}
