namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Pairs that stand in the wrong order.</summary>
internal sealed class Inversions() : ContestProblem(band: 2)
{
    public override string Statement => """
        Two @things in a row of n disturb @who if the left one is more than @k times as heavy as the right one. How many pairs disturb?
        Input: n (1 to 100000), then n weights from 0 to 10^9.
        Output: the number of pairs; they need not be neighbors.
        """;

    public override string Rust => """
        fn count(a: &mut Vec<i64>) -> u64 {
            if a.len() < 2 {
                return 0;
            }
            let mut right = a.split_off(a.len() / 2);
            let mut sum = count(a) + count(&mut right);
            let mut j = 0;
            for &x in a.iter() {
                while j < right.len() && «x > @k * right[j]¦x >= @k * right[j]¦x > right[j]» {
                    j += 1;
                }
                sum += j as u64;
            }
            a.append(&mut right);
            a.sort();
            sum
        }
        let n = get!(usize);
        let mut a = list!(n, i64);
        println!("{}", count(&mut a));
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("k", d.Free(2, 3));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 100000);
        return $"{n}\n{(d.OneIn(2) ? d.List(n, 0, 1000000000) : d.List(n, 0, 12))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        return $"{Count(a, c["k"])}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        return $"{a.Select((x, i) => a.Skip(i + 1).LongCount(y => x > c["k"] * y)).Sum()}";
    }

    // Sorts while it counts.
    private static long Count(Span<long> a, long k)
    {
        if (a.Length < 2)
        {
            return 0;
        }

        var left = a[..(a.Length / 2)];
        var right = a[(a.Length / 2)..];
        var sum = Count(left, k) + Count(right, k);
        var j = 0;
        foreach (var x in left)
        {
            while (j < right.Length && x > k * right[j])
            {
                j++;
            }

            sum += j;
        }

        a.Sort();
        return sum;
    }
}
