namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Primes in a range with a given remainder.</summary>
internal sealed class PrimeResidues() : ContestProblem(band: 2)
{
    public override string Statement => """
        How many primes p with l ≤ p ≤ h leave the remainder @r when divided by @m? @who needs to know.
        Input: l and h (1 ≤ l ≤ h ≤ 10^6).
        Output: the number of such primes.
        """;

    public override string Rust => """
        let l = get!(usize);
        let h = get!(usize);
        let mut prime = vec![true; h + 1];
        let mut i = «2¦3»;
        while i * i «<=¦<» h {
            if prime[i] {
                let mut j = i * i;
                while j <= h {
                    prime[j] = false;
                    j += i;
                }
            }
            i += 1;
        }
        prime[0] = false;
        prime[1] = «false¦true»;
        println!("{}", («l..=h¦l + 1..=h¦l..h»).filter(|&x| prime[x] && x % @m == @r).count());
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("m", d.Pick(4, 5, 7, 8, 10, 11));
        c.Set("r", d.Pick(1, 3));
    }

    public override string Input(InputDraw d, Constants c)
    {
        if (d.OneIn(2))
        {
            // Squares of primes, and primes that count as either end.
            var first = Enumerable.Range(d.Free(5, 60), 1000).First(x => x % c["m"] == c["r"] && Enumerable.Range(2, x / 2).All(y => x == y || x % y != 0));
            return d.Free(0, 2) switch { 0 => $"{first} {first + d.Free(0, 30)}", 1 => $"{Math.Max(1, first - 30)} {first}", _ => $"{d.Free(1, 3)} {d.Pick(9, 25, 49, 121, 169, 289, 361, 529, 961)}" };
        }

        var l = d.Scale(1, 400000);
        return $"{l} {l + d.Scale(0, 600000)}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (l, h) = (t.Int(), t.Int());
        var composite = new bool[h + 1];
        var count = 0;
        for (var i = 2; i <= h; i++)
        {
            if (!composite[i])
            {
                count += i >= l && i % c["m"] == c["r"] ? 1 : 0;
                for (var j = 2L * i; j <= h; j += i)
                {
                    composite[j] = true;
                }
            }
        }

        return $"{count}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (l, h) = (t.Int(), t.Int());
        return $"{Enumerable.Range(l, h - l + 1).Count(x => x > 1 && x % c["m"] == c["r"] && Enumerable.Range(2, x).TakeWhile(y => y * y <= x).All(y => x % y != 0))}";
    }
}
