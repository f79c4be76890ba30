using System.Globalization;

namespace RE.Bench.Tests.Benchmarks;

/// <summary>Times of one operation, in milliseconds.</summary>
internal sealed record Sample(string Operation, IReadOnlyList<double> Milliseconds)
{
    public double Median => Milliseconds.Order().ElementAt(Milliseconds.Count / 2);

    /// <summary>Runs an operation a few times unmeasured, then <paramref name="count"/> times.</summary>
    public static async Task<Sample> TakeAsync(string operation, int count, Func<int, Task> run)
    {
        var warmUp = Math.Min(3, count);
        var times = new List<double>(count);
        for (var i = 0; i < count + warmUp; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            await run(i);
            times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        return new Sample(operation, times[warmUp..]);
    }

    public override string ToString()
    {
        var ordered = Milliseconds.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"| {Operation} | {Median:0.00} | {ordered[(int)(ordered.Count * 0.95)]:0.00} | {ordered[0]:0.00} | {ordered.Count} |");
    }
}
