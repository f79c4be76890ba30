namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The largest rectangle below a skyline.</summary>
internal sealed class LargestPoster() : ContestProblem(band: 4)
{
    public override string Statement => """
        n houses of width 1 stand side by side. @who hangs a poster, a rectangle, on neighboring houses; it covers at least @k houses, and its lower edge is at height @f. How large can it be?
        Input: n (@k to 100000), then n heights from 0 to 10^9.
        Output: the largest area; 0 if no poster fits.
        """;

    public override string Rust => """
        let n = get!(usize);
        let mut a = list!(n, i64);
        a.push(i64::MIN);
        let mut stack: Vec<usize> = Vec::new();
        let mut best = 0i64;
        for i in 0..=n {
            while let Some(&top) = stack.last() {
                if a[top] <= a[i] && a[top] != i64::MIN {
                    break;
                }
                stack.pop();
                let left = match stack.last() { Some(&s) => s + 1, None => 0 };
                let width = i - «left¦top»;
                if width «>=¦>» @k {
                    best = best.max(width as i64 * (a[top] «- @f¦»));
                }
            }
            stack.push(i);
        }
        println!("{}", best);
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("k", d.Free(2, 4));
        c.Set("f", d.Free(1, 3));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size((int)c["k"], 100000);
        return $"{n}\n{(d.OneIn(2) ? d.List(n, 0, 1000000000) : d.List(n, 0, 15))}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        var n = a.Length;
        var (left, right) = (new int[n], new int[n]);
        for (var i = 0; i < n; i++)
        {
            // The first lower house on either side, found over those that were found before.
            left[i] = i - 1;
            while (left[i] >= 0 && a[left[i]] >= a[i])
            {
                left[i] = left[left[i]];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            right[i] = i + 1;
            while (right[i] < n && a[right[i]] >= a[i])
            {
                right[i] = right[right[i]];
            }
        }

        return $"{Enumerable.Range(0, n).Where(i => right[i] - left[i] - 1 >= c["k"]).Select(i => (right[i] - left[i] - 1) * (a[i] - c["f"])).Append(0).Max()}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var a = t.Longs(t.Int());
        var areas = from i in Enumerable.Range(0, a.Length)
                    from width in Enumerable.Range(1, a.Length - i)
                    where width >= c["k"]
                    select width * (a.Skip(i).Take(width).Min() - c["f"]);
        return $"{areas.Append(0).Max()}";
    }
}
