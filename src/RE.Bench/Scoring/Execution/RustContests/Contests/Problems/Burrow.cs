namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The shortest way on a line with three kinds of steps.</summary>
internal sealed class Burrow() : ContestProblem(band: 2)
{
    public override string Statement => """
        A mole of @who's is on field 1 of a row of n fields. In one second it goes one field back or on, or @a fields back or @b fields on, never onto a field with a stone and never out of the row; stones between do not matter. How long does it need to field n?
        Input: n (1 to 200000), then a word of n characters: . for free, # for a stone. The first field is free.
        Output: the seconds, or -1 if it cannot get there.
        """;

    public override string Rust => """
        let n = get!(i64);
        let g = get!(String).into_bytes();
        let mut far = vec![-1i64; n as usize];
        far[0] = 0;
        let mut queue = std::collections::VecDeque::from(vec![0i64]);
        while let Some(x) = queue.«pop_front¦pop_back»() {
            for y in [x - 1, x + 1, x - @a, x + @b] {
                if y >= 0 && y < n && «g[y as usize] == b'.' && ¦»far[y as usize] < 0 {
                    far[y as usize] = far[x as usize] + 1;
                    queue.push_back(y);
                }
            }
        }
        println!("{}", far[n as usize - 1]);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("a", d.Free(2, 4));
        c.Set("b", d.Free(5, 9));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 200000);
        // In most rows there is a way.
        var stones = d.OneIn(8) ? 2 : d.Pick(4, 9, 20);
        return $"{n}\n.{string.Concat(Enumerable.Range(2, n - 1).Select(i => d.OneIn(stones) && (i < n || d.OneIn(9)) ? '#' : '.'))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, row) = (t.Int(), t.Word());
        var far = Enumerable.Repeat(-1, n).ToArray();
        far[0] = 0;
        Queue<int> queue = new([0]);
        while (queue.TryDequeue(out var x))
        {
            foreach (var y in new[] { x - 1, x + 1, x - (int)c["a"], x + (int)c["b"] })
            {
                if (y >= 0 && y < n && row[y] == '.' && far[y] < 0)
                {
                    far[y] = far[x] + 1;
                    queue.Enqueue(y);
                }
            }
        }

        return $"{far[^1]}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, row) = (t.Int(), t.Word());
        HashSet<int> here = [0];
        for (var seconds = 0; seconds <= n; seconds++)
        {
            if (here.Contains(n - 1))
            {
                return $"{seconds}";
            }

            here = [.. here.SelectMany(x => new[] { x - 1, x + 1, x - (int)c["a"], x + (int)c["b"] }).Where(y => y >= 0 && y < n && row[y] == '.')];
        }

        return "-1";
    }
}
