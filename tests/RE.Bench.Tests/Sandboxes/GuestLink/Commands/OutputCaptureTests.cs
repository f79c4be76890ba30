using CsCheck;
using RE.Bench.Sandboxes.GuestLink.Commands;

namespace RE.Bench.Tests.Sandboxes.GuestLink.Commands;

public sealed class OutputCaptureTests
{
    [Fact]
    public void The_first_and_the_last_half_are_kept_whatever_the_chunks() =>
        Gen.Select(Gen.Byte.Array[0, 40].List[0, 20], Gen.Int[0, 60]).Sample((chunks, keep) =>
        {
            var capture = new OutputCapture(keep);
            chunks.ForEach(c => capture.Append(c));
            var all = chunks.SelectMany(c => c).ToArray();

            var kept = capture.Finish();

            Assert.Equal(all.Length, kept.TrueSize);
            if (all.Length <= keep)
            {
                Assert.Equal(all, kept.Head.ToArray());
                Assert.False(kept.IsCut);
            }
            else
            {
                Assert.Equal(all[..((keep + 1) / 2)], kept.Head.ToArray());
                Assert.Equal(all[^(keep / 2)..], kept.Tail.ToArray());
                Assert.True(kept.IsCut);
            }
        });

    [Fact]
    public void Lost_bytes_count_and_end_the_head()
    {
        var capture = new OutputCapture(10);
        capture.Skip(100);
        capture.Append([1, 2, 3]);

        var kept = capture.Finish();

        Assert.Equal(103, kept.TrueSize);
        Assert.True(kept.Head.IsEmpty);
        Assert.Equal(new byte[] { 1, 2, 3 }, kept.Tail.ToArray());
        Assert.True(kept.IsCut);
    }
}
