namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The least work to tie ropes together.</summary>
internal sealed class TiedRopes() : ContestProblem(band: 3)
{
    public override string Statement => """
        @who has n ropes and ties them together to one. Tying two ropes of lengths x and y costs x + y and gives a rope of the length x + y - @e, but never less than @k. What do all knots cost, if always the two shortest ropes are tied?
        Input: n (1 to 50000), then n lengths from 1 to 10^9.
        Output: the cost of all knots.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut heap: std::collections::BinaryHeap<i64> = list!(n, i64).into_iter().map(|x| «-x¦x»).collect();
        let mut cost = 0i64;
        while heap.len() > 1 {
            let x = -heap.pop().unwrap();
            let y = -heap.pop().unwrap();
            cost += x + «y¦0»;
            heap.push(-«(x + y - @e).max(@k)¦(x + y - @e)¦(x + y).max(@k + 1)»);
        }
        println!("{}", cost);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("k", d.Free(2, 4));
        c.Set("e", d.Free(0, 6));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 50000);
        return $"{n}\n{(d.OneIn(2) ? d.List(n, 1, 1000000000) : d.List(n, 1, 25))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        PriorityQueue<long, long> ropes = new(t.Longs(t.Int()).Select(length => (length, length)));
        long cost = 0;
        while (ropes.Count > 1)
        {
            var both = ropes.Dequeue() + ropes.Dequeue();
            cost += both;
            var length = Math.Max(c["k"], both - c["e"]);
            ropes.Enqueue(length, length);
        }

        return $"{cost}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var ropes = t.Longs(t.Int()).ToList();
        long cost = 0;
        while (ropes.Count > 1)
        {
            ropes.Sort();
            cost += ropes[0] + ropes[1];
            ropes = [.. ropes.Skip(2), Math.Max(c["k"], ropes[0] + ropes[1] - c["e"])];
        }

        return $"{cost}";
    }
}
