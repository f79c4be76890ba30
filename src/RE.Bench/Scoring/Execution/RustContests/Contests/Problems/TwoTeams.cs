namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Dividing people into two teams.</summary>
internal sealed class TwoTeams() : ContestProblem(band: 4)
{
    public override string Statement => """
        n people form two teams, red and blue. Of m rules, each says of two people that they are in the same team (0) or in different teams (1). In how many ways can @who divide them, modulo @m, and how many people can be red at most?
        Input: n (1 to 30000) and m (0 to 60000), then m lines: two people (from 1, they may be the same) and 0 or 1.
        Output: the two numbers; 0 0 if the rules cannot be kept.
        """;

    public override string Rust => """
        let n = get!(usize);
        let m = get!(usize);
        let mut rules = vec![Vec::new(); n];
        for _ in 0..m {
            let (a, b, x) = (get!(usize) - 1, get!(usize) - 1, get!(usize));
            rules[a].push((b, x));
            «rules[b].push((a, x));¦»
        }
        let mut side = vec![2; n];
        let (mut ways, mut most, mut fine) = (1u64, 0, true);
        for i in 0..n {
            if side[i] < 2 {
                continue;
            }
            side[i] = 0;
            let mut count = [1, 0];
            let mut stack = vec![i];
            while let Some(p) = stack.pop() {
                for &(r, x) in &rules[p] {
                    if side[r] == 2 {
                        side[r] = side[p] ^ x;
                        count[side[r]] += 1;
                        stack.push(r);
                    } else if side[r] != side[p] ^ x {
                        fine = «false¦fine»;
                    }
                }
            }
            ways = ways * 2 % @m;
            most += «count[0].max(count[1])¦count[0]¦count[1]»;
        }
        println!("{}", if fine { format!("{} {}", ways, most) } else { "0 0".to_string() });
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("m", d.Pick(1000000007, 10007, 998244353));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 30000);
        var m = d.Pick(n / 2, (n / 2) + 1, n, 2 * n);
        var seed = d.Free(2, 1000);
        var honest = !d.OneIn(4);
        return $"{n} {m}\n{InputDraw.Rows(m, _ => { var (a, b) = (d.Free(1, n), d.Free(1, n)); return $"{a} {b} {(honest ? (a * seed % 7 ^ b * seed % 7) & 1 : d.Free(0, 1))}"; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var (parent, other) = (Enumerable.Range(0, n + 1).ToArray(), new int[n + 1]);

        // Root of a person and whether the two are in different teams.
        (int Root, int Side) Find(int x)
        {
            var (root, side) = (x, 0);
            for (; parent[root] != root; root = parent[root])
            {
                side ^= other[root];
            }

            return (root, side);
        }

        var size = Enumerable.Repeat((Same: 1, Other: 0), n + 1).ToArray();
        var (groups, isFine) = (n, true);
        for (; m > 0; m--)
        {
            var (a, b, rule) = (Find(t.Int()), Find(t.Int()), t.Int());
            var differ = a.Side ^ b.Side ^ rule;
            (a, b) = size[a.Root].Same + size[a.Root].Other < size[b.Root].Same + size[b.Root].Other ? (a, b) : (b, a);
            isFine &= a.Root != b.Root || differ == 0;
            if (a.Root != b.Root)
            {
                var (moved, into) = (size[a.Root], size[b.Root]);
                (parent[a.Root], other[a.Root]) = (b.Root, differ);
                size[b.Root] = differ == 0 ? (into.Same + moved.Same, into.Other + moved.Other) : (into.Same + moved.Other, into.Other + moved.Same);
                groups--;
            }
        }

        var most = Enumerable.Range(1, n).Where(x => parent[x] == x).Sum(x => Math.Max(size[x].Same, size[x].Other));
        return isFine ? $"{System.Numerics.BigInteger.ModPow(2, groups, c["m"])} {most}" : "0 0";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var rules = Enumerable.Range(0, m).Select(_ => (A: t.Int() - 1, B: t.Int() - 1, Differ: t.Int())).ToList();
        var fine = Enumerable.Range(0, 1 << n).Where(red => rules.All(rule => ((red >> rule.A ^ red >> rule.B) & 1) == rule.Differ)).ToList();
        return fine.Count > 0 ? $"{fine.Count % c["m"]} {fine.Max(red => System.Numerics.BitOperations.PopCount((uint)red))}" : "0 0";
    }
}
