namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Who wins when stones are taken.</summary>
internal sealed class TakingStones() : ContestProblem(band: 4)
{
    public override string Statement => """
        There are n heaps. Two players take turns: a move takes 1, @a or @b @things from one heap. Who cannot move has lost. For the games of @who: does the first player win, and if so, in how many heaps is there a first move that wins?
        Input: g (1 to 50) games; each is a number n (1 to 500) and then n sizes of heaps from 0 to 10^5.
        Output: g lines: 0 if the first player loses, else the number of such heaps.
        """;

    public override string Rust => """
        let g = get!(usize);
        let top = 100001;
        let mut grundy = vec![0u32; top];
        for x in 1..top {
            let mut seen = 0u32;
            for take in [1, @a, @b] {
                if x >= take {
                    seen |= 1 << grundy[x - take];
                }
            }
            grundy[x] = «seen.trailing_ones()¦seen.count_ones()»;
        }
        for _ in 0..g {
            let n = get!(usize);
            let heaps = list!(n, usize);
            let all = heaps.iter().fold(0, |x, &h| x «^¦|» grundy[h]);
            let wins = heaps.iter().filter(|&&h| «[1, @a, @b].iter().any(|&take| h >= take && grundy[h - take] == all ^ grundy[h])¦h > 0»).count();
            println!("{}", if all == 0 { 0 } else { wins });
        }
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("a", d.Pick(2, 4));
        c.Set("b", d.Pick(5, 7));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var g = d.Size(1, 50);
        var most = d.Scale(0, 1000000) > 5000 ? 100000 : 9;
        return $"{g}\n{InputDraw.Rows(g, _ => { var n = d.Size(1, 500); return $"{n} {d.List(n, 0, most)}"; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var g = t.Int();
        var take = new[] { 1, (int)c["a"], (int)c["b"] };
        var value = new int[100001];
        for (var x = 1; x < value.Length; x++)
        {
            while (take.Any(count => x >= count && value[x - count] == value[x]))
            {
                value[x]++;
            }
        }

        return string.Join('\n', Enumerable.Range(0, g).Select(_ =>
        {
            var heaps = t.Longs(t.Int());
            var all = heaps.Aggregate(0, (sum, heap) => sum ^ value[heap]);
            return all == 0 ? 0 : heaps.Count(heap => take.Any(count => heap >= count && (value[heap - count] ^ value[heap] ^ all) == 0));
        }));
    }

    public override string Brute(Tokens t, Constants c)
    {
        var take = new[] { 1L, c["a"], c["b"] };
        Dictionary<string, bool> known = [];
        IEnumerable<long[]> Moves(long[] heaps, int i) => take.Where(count => heaps[i] >= count).Select(count => (long[])[.. heaps[..i], heaps[i] - count, .. heaps[(i + 1)..]]);
        bool Wins(long[] heaps)
        {
            // Equal heaps cancel, and empty ones do not matter.
            long[] rest = [.. heaps.CountBy(heap => heap).Where(heap => heap.Value % 2 == 1 && heap.Key > 0).Select(heap => heap.Key).Order()];
            var key = string.Join(' ', rest);
            return known.TryGetValue(key, out var wins) ? wins : known[key] = Enumerable.Range(0, rest.Length).Any(i => Moves(rest, i).Any(next => !Wins(next)));
        }

        return string.Join('\n', Enumerable.Range(0, t.Int()).Select(_ =>
        {
            var heaps = t.Longs(t.Int());
            return Enumerable.Range(0, heaps.Length).Count(i => Moves(heaps, i).Any(next => !Wins(next)));
        }));
    }
}
