namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>Counting numbers by their digits.</summary>
internal sealed class LuckyNumbers() : ContestProblem(band: 4)
{
    public override string Statement => """
        @who likes numbers whose digit sum can be divided by @m and that have no two neighboring digits @d. How many numbers from 1 to n are that?
        Input: q (1 to 50), then q numbers n from 1 to 10^16.
        Output: q answers.
        """;

    public override string Rust => """
        fn count(s: &[u8], at: usize, sum: usize, last: bool, tight: bool, memo: &mut Vec<i64>) -> i64 {
            if at == s.len() {
                return (sum % @m == 0) as i64;
            }
            let key = (at * @m + sum % @m) * 2 + last as usize;
            if !tight && memo[key] >= 0 {
                return memo[key];
            }
            let top = if tight { s[at] } else { 9 };
            let mut all = 0;
            for x in 0..«=top¦top» {
                if «last && x == @d¦x == @d && at > 0» {
                    continue;
                }
                all += count(s, at + 1, sum + x as usize, x == @d, tight && x == top, memo);
            }
            if !tight {
                memo[key] = all;
            }
            all
        }
        let q = get!(usize);
        for _ in 0..q {
            let s: Vec<u8> = get!(String).bytes().map(|b| b - b'0').collect();
            println!("{}", count(&s, 0, 0, false, true, &mut vec![-1; 20 * 2 * @m]) «- 1¦»);
        }
        """;

    public override void Choose(Constants c, InputDraw d)
    {
        c.Set("m", d.Free(5, 13));
        c.Set("d", d.Free(1, 9));
    }

    public override string Input(InputDraw d, Constants c)
    {
        var q = d.Size(1, 50);
        return $"{q}\n{InputDraw.Rows(q, _ => $"{(d.OneIn(3) ? d.Scale(1, 3000) : d.Scale(1, 10000000000000000))}")}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        List<string> answers = [];
        for (var q = t.Int(); q > 0; q--)
        {
            var text = t.Word();

            // Numbers that are below the digits so far, by digit sum and whether the last digit was d; and the one that equals them.
            var below = new long[c["m"], 2];
            var (sum, isLast, isAlive) = (0L, 0, true);
            foreach (var letter in text)
            {
                var next = new long[c["m"], 2];
                for (var digit = 0; digit < 10; digit++)
                {
                    var isD = digit == c["d"] ? 1 : 0;
                    for (var rest = 0; rest < c["m"]; rest++)
                    {
                        next[(rest + digit) % c["m"], isD] += below[rest, 0] + (isD == 1 ? 0 : below[rest, 1]);
                    }

                    next[(sum + digit) % c["m"], isD] += isAlive && digit < letter - '0' && isD + isLast < 2 ? 1 : 0;
                }

                var own = letter - '0' == c["d"] ? 1 : 0;
                (below, sum, isAlive, isLast) = (next, (sum + letter - '0') % c["m"], isAlive && own + isLast < 2, own);
            }

            answers.Add($"{below[0, 0] + below[0, 1] + (isAlive && sum == 0 ? 1 : 0) - 1}");
        }

        return string.Join('\n', answers);
    }

    public override string Brute(Tokens t, Constants c)
    {
        var pair = $"{c["d"]}{c["d"]}";
        return string.Join('\n', Enumerable.Range(0, t.Int()).Select(_ => t.Long()).ToList().Select(n =>
        {
            var count = 0;
            for (var x = 1L; x <= Math.Min(n, 100000); x++)
            {
                var digits = $"{x}";
                count += digits.Sum(digit => digit - '0') % c["m"] == 0 && !digits.Contains(pair) ? 1 : 0;
            }

            return count;
        }));
    }
}
