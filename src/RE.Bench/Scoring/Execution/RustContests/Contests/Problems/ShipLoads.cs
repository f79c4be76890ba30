namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The least capacity that does the work in time.</summary>
internal sealed class ShipLoads() : ContestProblem(band: 2)
{
    public override string Statement => """
        n @things are loaded in their order on ships that leave one after the other; @who has @d ships, all of the same capacity, and a ship carries @things whose weights together do not exceed it. What is the least capacity that is enough?
        Input: n (1 to 100000), then n weights from 1 to 10^6.
        Output: the least capacity.
        """;

    public override string Rust => """
        let n = get!(usize);
        let a = list!(n, i64);
        let mut low = «*a.iter().max().unwrap()¦1»;
        let mut high: i64 = a.iter().sum();
        while low < high {
            let mid = (low + high) / 2;
            let (mut ships, mut load) = (1, 0);
            for &x in &a {
                if load + x «>¦>=» mid {
                    ships += 1;
                    load = «x¦0»;
                } else {
                    load += x;
                }
            }
            if ships «<=¦<» @d {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        println!("{}", low);
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("d", d.Free(2, 5));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 100000);
        return $"{n}\n{d.List(n, 1, 1000000)}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        bool Enough(long capacity)
        {
            var (ships, load) = (1L, 0L);
            foreach (var x in a)
            {
                (ships, load) = load + x > capacity ? (ships + 1, x) : (ships, load + x);
            }

            return ships <= c["d"];
        }

        var (low, high) = (a.Max(), a.Sum());
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Enough(middle) ? (low, middle) : (middle + 1, high);
        }

        return $"{low}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        long Best(int from, long ships) => from == a.Length ? 0 : ships == 0 ? long.MaxValue
            : Enumerable.Range(1, a.Length - from).Min(count => Math.Max(a.Skip(from).Take(count).Sum(), Best(from + count, ships - 1)));
        return $"{Best(0, c["d"])}";
    }
}
