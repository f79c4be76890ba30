namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Counting paths through a grid with walls.</summary>
internal sealed class GridPaths() : ContestProblem(band: 2)
{
    public override string Statement => """
        A grid has free fields (.) and walls (#). @who goes from the upper left to the lower right field; a step goes one field down, one field right, or @k fields right (jumping over what is between). How many ways are there?
        Input: r and s (1 to 300), then r lines of s characters. The corners may be walls: then there is no way.
        Output: the number of ways modulo @m.
        """;

    public override string Rust => """
        let r = get!(usize);
        let s = get!(usize);
        let g: Vec<Vec<u8>> = (0..r).map(|_| get!(String).into_bytes()).collect();
        let mut w = vec![vec![0u64; s]; r];
        for i in 0..r {
            for j in 0..s {
                if g[i][j] == b'#' {
                    «continue¦w[i][j] = 0»;
                }
                let mut v = if i + j == 0 { 1 } else { 0 };
                if i > 0 {
                    v += w[i - 1][j];
                }
                if j > 0 {
                    v += w[i][j - 1];
                }
                if j «>=¦>» @k {
                    v += w[i][j - @k];
                }
                w[i][j] = v «% @m¦% (@m - 1)»;
            }
        }
        println!("{}", w[r - 1][s - 1]);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("m", d.Pick(1009, 10007, 998244353, 1000000007));
        c.Set("k", d.Free(2, 3));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var (r, s) = (d.Size(1, 300), d.Size(1, 300));
        var walls = d.Pick(3, 6, 12, 100000);
        return $"{r} {s}\n{InputDraw.Rows(r, i => string.Concat(Enumerable.Range(0, s).Select(j => d.OneIn(walls) && (i + j > 0 || d.OneIn(4)) ? '#' : '.')))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (r, s) = (t.Int(), t.Int());
        var ways = new long[s];
        for (var i = 0; i < r; i++)
        {
            var row = t.Word();
            for (var j = 0; j < s; j++)
            {
                var from = (i + j == 0 ? 1 : ways[j]) + (j > 0 ? ways[j - 1] : 0) + (j >= c["k"] ? ways[j - c["k"]] : 0);
                ways[j] = row[j] == '#' ? 0 : from % c["m"];
            }
        }

        return $"{ways[^1]}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (r, s) = (t.Int(), t.Int());
        var grid = t.Words(r);
        long Ways(int i, int j) => i >= r || j >= s || grid[i][j] == '#' ? 0 : i == r - 1 && j == s - 1 ? 1 : Ways(i + 1, j) + Ways(i, j + 1) + Ways(i, j + (int)c["k"]);
        return $"{Ways(0, 0) % c["m"]}";
    }
}
