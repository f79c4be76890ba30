namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Islands in a grid, and those that are large.</summary>
internal sealed class Islands() : ContestProblem(band: 2)
{
    public override string Statement => """
        A map has land (#) and water (.). Fields of land that touch at a side or at a corner belong to the same island. @who counts all islands, and those with at least @k fields.
        Input: r and s (1 to 200), then r lines of s characters.
        Output: the two numbers.
        """;

    public override string Rust => """
        let r = get!(usize) as i64;
        let s = get!(usize) as i64;
        let mut g: Vec<Vec<u8>> = (0..r).map(|_| get!(String).into_bytes()).collect();
        let (mut all, mut large) = (0, 0);
        for i in 0..r {
            for j in 0..s {
                if g[i as usize][j as usize] != b'#' {
                    continue;
                }
                g[i as usize][j as usize] = b'.';
                let mut stack = vec![(i, j)];
                let mut size = 0;
                while let Some((y, x)) = stack.pop() {
                    size += 1;
                    for dy in -1..=1 {
                        for dx in -1..=1 {
                            let (a, b) = (y + dy, x + dx);
                            if «a >= 0 && b >= 0 && a < r && b < s¦a >= 0 && b >= 0 && a < r && b < s && dy * dx == 0¦a >= i && b >= 0 && a < r && b < s - 1» && g[a as usize][b as usize] == b'#' {
                                g[a as usize][b as usize] = b'.';
                                stack.push((a, b));
                            }
                        }
                    }
                }
                all += 1;
                if size «>=¦>» @k {
                    large += 1;
                }
            }
        }
        println!("{} {}", all, large);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 4));

    public override string Input(InputDraw d, Constants c)
    {
        var (r, s) = (d.Size(1, 200), d.Size(1, 200));
        var share = d.Pick(2, 3, 4);
        return $"{r} {s}\n{InputDraw.Rows(r, _ => string.Concat(Enumerable.Range(0, s).Select(_ => d.OneIn(share) ? '#' : '.')))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (r, s) = (t.Int(), t.Int());
        var grid = t.Words(r).Select(row => row.ToCharArray()).ToArray();
        List<int> sizes = [];
        for (var start = 0; start < r * s; start++)
        {
            var (stack, size) = (new Stack<(int Y, int X)>([(start / s, start % s)]), 0);
            while (stack.TryPop(out var at))
            {
                if (at.Y >= 0 && at.X >= 0 && at.Y < r && at.X < s && grid[at.Y][at.X] == '#')
                {
                    grid[at.Y][at.X] = '.';
                    size++;
                    for (var side = 0; side < 9; side++)
                    {
                        stack.Push((at.Y + (side / 3) - 1, at.X + (side % 3) - 1));
                    }
                }
            }

            sizes.Add(size);
        }

        return $"{sizes.Count(size => size > 0)} {sizes.Count(size => size >= c["k"])}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (r, s) = (t.Int(), t.Int());
        var grid = t.Words(r);
        var mark = Enumerable.Range(0, r * s).ToArray();
        for (var round = 0; round < r * s; round++)
        {
            // Each field takes the smallest mark near it, until an island has one mark.
            mark = [.. mark.Select((_, at) => Enumerable.Range(0, r * s)
                .Where(other => grid[at / s][at % s] == grid[other / s][other % s] && Math.Abs((at / s) - (other / s)) < 2 && Math.Abs((at % s) - (other % s)) < 2)
                .Min(other => mark[other]))];
        }

        var islands = mark.Where((_, at) => grid[at / s][at % s] == '#').CountBy(root => root).ToList();
        return $"{islands.Count} {islands.Count(island => island.Value >= c["k"])}";
    }
}
