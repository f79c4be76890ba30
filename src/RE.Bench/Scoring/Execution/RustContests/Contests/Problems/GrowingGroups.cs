namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Groups that merge, and their largest one.</summary>
internal sealed class GrowingGroups() : ContestProblem(band: 3)
{
    public override string Statement => """
        n people make friends one pair after the other; friends of friends are of one group. After each new friendship @who says how many groups with at least @k people there are and how large the largest group is.
        Input: n (1 to 50000) and q (1 to 50000), then q lines with two different people (from 1; with n = 1 the same one twice).
        Output: q lines with the two numbers.
        """;

    public override string Rust => """
        fn root(p: &mut Vec<usize>, mut x: usize) -> usize {
            while p[x] != x {
                p[x] = p[p[x]];
                x = p[x];
            }
            x
        }
        let n = get!(usize);
        let q = get!(usize);
        let mut p: Vec<usize> = (0..=n).collect();
        let mut size = vec![1; n + 1];
        let (mut large, mut most) = (0, 1);
        for _ in 0..q {
            let (x, y) = (root(&mut p, get!(usize)), root(&mut p, get!(usize)));
            if «x != y¦true» {
                large += (size[x] + size[y] >= @k) as i32 - (size[x] >= @k) as i32 - «(size[y] >= @k) as i32¦0»;
                p[x] = y;
                size[y] += size[x];
                most = «most.max(size[y])¦size[y]»;
            }
            println!("{} {}", large, most);
        }
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 4));

    public override string Input(InputDraw d, Constants c)
    {
        var (n, q) = (d.Size(1, 50000), d.Size(1, 50000));
        return $"{n} {q}\n{InputDraw.Rows(q, _ => { var a = d.Free(1, n); return $"{a} {(n == 1 ? 1 : (a + d.Free(0, n - 2)) % n + 1)}"; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, q) = (t.Int(), t.Int());
        var parent = Enumerable.Range(0, n + 1).ToArray();
        var size = Enumerable.Repeat(1, n + 1).ToArray();
        int Root(int x) => parent[x] == x ? x : parent[x] = Root(parent[x]);
        int Large(int x) => size[x] >= c["k"] ? 1 : 0;
        var (large, most) = (0, 1);
        List<string> answers = [];
        for (; q > 0; q--)
        {
            var (x, y) = (Root(t.Int()), Root(t.Int()));
            (x, y) = size[x] < size[y] ? (x, y) : (y, x);
            if (x != y)
            {
                large -= Large(x) + Large(y);
                parent[x] = y;
                size[y] += size[x];
                large += Large(y);
                most = Math.Max(most, size[y]);
            }

            answers.Add($"{large} {most}");
        }

        return string.Join('\n', answers);
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, q) = (t.Int(), t.Int());
        var group = Enumerable.Range(0, n).ToArray();
        List<string> answers = [];
        for (; q > 0; q--)
        {
            var (x, y) = (group[t.Int() - 1], group[t.Int() - 1]);
            group = [.. group.Select(g => g == x ? y : g)];
            var sizes = group.CountBy(g => g).Select(g => g.Value).ToList();
            answers.Add($"{sizes.Count(s => s >= c["k"])} {sizes.Max()}");
        }

        return string.Join('\n', answers);
    }
}
