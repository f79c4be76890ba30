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
        // An odd divisor, or no even number would ever leave the remainder; 1 leaves it too and is no prime.
        c.Set("m", d.Pick(5, 7, 9, 11, 13));
        c.Set("r", 1);
    }

    public override string Input(InputDraw d, Constants c)
    {
        if (d.OneIn(2))
        {
            // Primes that count at either end, and squares of primes that would count.
            bool Counts(int x) => x % c["m"] == c["r"];
            bool IsPrime(int x) => Enumerable.Range(2, x - 2).TakeWhile(y => y * y <= x).All(y => x % y != 0);
            var first = Enumerable.Range(d.Free(5, 60), 1000).First(x => Counts(x) && IsPrime(x));
            var square = Enumerable.Range(d.Free(2, 20), 100).First(x => Counts(x * x) && IsPrime(x));
            return d.Free(0, 2) switch { 0 => $"{first} {first + d.Free(0, 30)}", 1 => $"{Math.Max(1, first - 30)} {first}", _ => $"1 {square * square}" };
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
