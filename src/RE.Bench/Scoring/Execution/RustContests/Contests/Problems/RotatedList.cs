namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>A list turned by a huge number of steps.</summary>
internal sealed class RotatedList() : ContestProblem(band: 1)
{
    public override string Statement => """
        n people sit in a circle, each with one of the @things. @who claps x times; at each clap everybody hands what he has @k seats to the right (from the last seat to the first ones). What does everybody have in the end?
        Input: n (1 to 50000) and x (0 to 10^15), then the n numbers of the @things (0 to 10^9), from the first seat to the last.
        Output: the n numbers from the first seat to the last.
        """;

    public override string Rust => """
        let n = get!(usize);
        let x = get!(usize);
        let mut a = list!(n, i64);
        let shift = «(x % n) * @k % n¦x % n¦(x % n) * @k % (n + 1) % n»;
        a.«rotate_right¦rotate_left»(shift);
        println!("{}", a.iter().map(|x| x.to_string()).collect::<Vec<_>>().join(" "));
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 9));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        return $"{n} {d.Scale(0, 1000000000000000)}\n{string.Join(' ', d.Longs(n, 0, 999999000).Select((x, i) => x + (i % 997)))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, x) = (t.Int(), t.Long());
        var a = t.Longs(n);
        var shift = (int)(x % n * c["k"] % n);
        return string.Join(' ', Enumerable.Range(0, n).Select(i => a[(i - shift + n) % n]));
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, x) = (t.Int(), t.Long());
        var a = t.Longs(n);
        for (var step = 0L; step < x * c["k"]; step++)
        {
            a = [a[^1], .. a[..^1]];
        }

        return string.Join(' ', a);
    }
}
