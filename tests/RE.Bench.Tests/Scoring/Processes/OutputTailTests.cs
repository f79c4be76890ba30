using System.Text;
using CsCheck;
using RE.Bench.Scoring.Processes;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Processes;

public sealed class OutputTailTests
{
    [Fact]
    public Task Whatever_is_printed_the_tail_is_short_and_moves_no_terminal() => Gen.Byte.Array[0, 30_000].SampleAsync(
        async bytes =>
        {
            var tail = new OutputTail();
            await tail.ReadAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken);

            Assert.InRange(tail.Text().Length, 0, 8192);
            Assert.DoesNotContain(tail.Text(), c => char.IsControl(c) && c is not ('\n' or '\t'));
        },
        iter: Often.Times(100),
        threads: 1);

    [Fact]
    public async Task The_last_whole_lines_are_kept()
    {
        var tail = new OutputTail();
        var lines = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"line {i}"));

        await tail.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(lines)), TestContext.Current.CancellationToken);

        Assert.StartsWith("line ", tail.Text(), StringComparison.Ordinal);
        Assert.EndsWith("line 4999", tail.Text(), StringComparison.Ordinal);
    }
}
