using System.Globalization;

namespace RE.Bench.Cli.Bench;

/// <summary>Times of the same thing done several times.</summary>
/// <param name="Times">Each, in order.</param>
internal sealed record Samples(IReadOnlyList<TimeSpan> Times)
{
    /// <summary>The one in the middle.</summary>
    public TimeSpan Median => Times.Order().ElementAt(Times.Count / 2);

    /// <summary>Median, smallest and 95th percentile in milliseconds.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Median.TotalMilliseconds:0.00} ms median (min {Times.Min().TotalMilliseconds:0.00}, p95 {Times.Order().ElementAt(Times.Count * 95 / 100).TotalMilliseconds:0.00}, n = {Times.Count})");

    /// <summary>Does something several times, one after another.</summary>
    public static async Task<Samples> TakeAsync(TimeProvider time, int count, Func<int, Task> action)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < count; i++)
        {
            var started = time.GetTimestamp();
            await action(i);
            times.Add(time.GetElapsedTime(started));
        }

        return new Samples(times);
    }
}
