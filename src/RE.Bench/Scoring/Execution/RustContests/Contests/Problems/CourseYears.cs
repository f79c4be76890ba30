namespace RE.Bench.Scoring.Execution.RustContests.Contests.Problems;

/// <summary>The earliest end of work whose parts depend on each other.</summary>
internal sealed class CourseYears() : ContestProblem(band: 3)
{
    public override string Statement => """
        n jobs take some hours each. Of m rules, each says that job a must have ended at least @w hours before job b may begin. Any number of jobs can be worked on at once. After how many hours is all done at the earliest?
        Input: n (1 to 20000) and m (0 to 50000), then n durations from 1 to 10^6, then m lines with a and b (from 1).
        Output: the hours, or -1 if the rules cannot be kept. @who asks.
        """;

    public override string Rust => """
        let n = get!(usize);
        let m = get!(usize);
        let time = list!(n, i64);
        let mut next = vec![Vec::new(); n];
        let mut waits = vec![0; n];
        for _ in 0..m {
            let (a, b) = (get!(usize) - 1, get!(usize) - 1);
            next[a].push(b);
            waits[b] += 1;
        }
        let mut start = vec![0i64; n];
        let mut ready: Vec<usize> = (0..n).filter(|&i| waits[i] == 0).collect();
        let (mut done, mut end) = (0, 0);
        while let Some(x) = ready.pop() {
            done += 1;
            end = «end.max(start[x] + time[x])¦start[x] + time[x]»;
            for &y in &next[x] {
                start[y] = start[y].max(start[x] + time[x] «+ @w¦»);
                waits[y] -= 1;
                if waits[y] == 0 {
                    ready.push(y);
                }
            }
        }
        println!("{}", if «done < n¦done == 0» { -1 } else { end });
        """;

    public override void Choose(Constants c, InputDraw d) => c.Set("w", d.Free(0, 5));

    public override string Input(InputDraw d, Constants c)
    {
        var n = d.Size(1, 20000);
        var m = d.Pick(n / 2, n, 2 * n);
        var order = d.Shuffled(n);
        var loops = d.OneIn(2);
        return $"{n} {(n == 1 && !loops ? 0 : m)}\n{d.List(n, 1, 1000000)}\n{InputDraw.Rows(n == 1 && !loops ? 0 : m, _ => { var (i, j) = (d.Free(0, n - 1), d.Free(0, n - 1)); (i, j) = n == 1 || (loops && d.OneIn(3)) ? (i, j) : i == j ? i == 0 ? (0, 1) : (i - 1, i) : (Math.Min(i, j), Math.Max(i, j)); return $"{order[i]} {order[j]}"; })}";
    }

    public override string Fast(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var time = t.Longs(n);
        var next = Enumerable.Range(0, n).Select(_ => new List<int>()).ToArray();
        var (waits, start) = (new int[n], new long[n]);
        for (; m > 0; m--)
        {
            var (a, b) = (t.Int() - 1, t.Int() - 1);
            next[a].Add(b);
            waits[b]++;
        }

        Queue<int> ready = new(Enumerable.Range(0, n).Where(job => waits[job] == 0));
        var (done, end) = (0, 0L);
        while (ready.TryDequeue(out var job))
        {
            var ended = start[job] + time[job];
            (done, end) = (done + 1, Math.Max(end, ended));
            foreach (var later in next[job])
            {
                start[later] = Math.Max(start[later], ended + c["w"]);
                if (--waits[later] == 0)
                {
                    ready.Enqueue(later);
                }
            }
        }

        return done < n ? "-1" : $"{end}";
    }

    public override string Brute(Tokens t, Constants c)
    {
        var (n, m) = (t.Int(), t.Int());
        var time = t.Longs(n);
        var rules = Enumerable.Range(0, m).Select(_ => (A: t.Int() - 1, B: t.Int() - 1)).ToList();
        var start = new long[n];
        for (var round = 0; round <= n; round++)
        {
            var later = start.Select((from, job) => rules.Where(rule => rule.B == job).Select(rule => start[rule.A] + time[rule.A] + c["w"]).Append(from).Max()).ToArray();
            if (later.SequenceEqual(start))
            {
                return $"{start.Zip(time, (from, hours) => from + hours).Max()}";
            }

            start = later;
        }

        return "-1";
    }
}
