using CsCheck;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Tests.Sandboxes.Protocol;

public sealed class FrameReaderTests
{
    private const int Cap = 600;
    private const int ReadAhead = 64;

    private static readonly Gen<byte[]> Frames =
        Gen.Select(Gen.Byte, Gen.Byte.Array[0, 300], (type, payload) => new FrameBuilder((FrameType)type).Bytes(payload).Build().ToArray());

    [Fact]
    public void Frames_come_out_as_they_went_in_however_the_bytes_arrive() =>
        Gen.Select(Frames.List[0, 10], Gen.Int[1, 70]).Sample((frames, step) =>
        {
            var read = ReadAll(frames.SelectMany(f => f).ToArray(), step, out _);

            Assert.Equal(frames.Select(f => Convert.ToHexString(f.AsSpan(4))), read);
        });

    [Fact]
    public void Any_bytes_give_frames_or_a_violation_and_never_more_memory_than_the_cap() =>
        Gen.Select(Gen.Byte.Array[0, 3000], Frames.List[0, 3], Gen.Int[1, 200]).Sample((noise, frames, step) =>
        {
            try
            {
                ReadAll([.. frames.SelectMany(f => f), .. noise], step, out var capacity);
                Assert.InRange(capacity, 0, Cap + sizeof(uint) + ReadAhead);
            }
            catch (ProtocolViolationException)
            {
                // The only exception that hostile bytes may cause.
            }
        });

    [Fact]
    public void Any_payload_is_read_or_a_violation() =>
        Gen.Select(Gen.Byte.Array[0, 200], Gen.Int[0, 7]).Sample((payload, kind) => TryRead(kind, payload));

    [Fact]
    public void A_payload_with_one_changed_byte_is_read_or_a_violation() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 10_000], Gen.Byte).Sample((kind, place, value) =>
        {
            var payload = Samples()[kind].Span[5..].ToArray();
            payload[place % payload.Length] = value;
            TryRead(kind, payload);
        });

    [Fact]
    public void Every_kind_of_frame_is_read_as_it_was_written()
    {
        var exec = new ExecFrame { Id = "a", WorkingDirectory = "/w", Arguments = ["x", ""], Environment = ["A=ä"], TimeoutMs = 5, HasInput = true, StdoutOffset = 6, StderrOffset = 7 };
        var read = ExecFrame.Read(exec.Build().Span[5..]);

        Assert.Equal(exec.Arguments, read.Arguments);
        Assert.Equal(exec.Environment, read.Environment);
        Assert.Equal(exec with { Arguments = [], Environment = [] }, read with { Arguments = exec.Arguments is null ? [] : [], Environment = [] });
        Assert.Equal(new TerminalSize(132, 43), ExecFrame.Read((exec with { Terminal = new TerminalSize(132, 43) }).Build().Span[5..]).Terminal);
        Assert.Equal(new ResizeFrame("a", new TerminalSize(1, 65535)), ResizeFrame.Read(new ResizeFrame("a", new TerminalSize(1, 65535)).Build().Span[5..]));
        Assert.Equal(new ExitFrame("a", ExitKind.TimedOut, 9, 1, 2, 3, "r"), ExitFrame.Read(new ExitFrame("a", ExitKind.TimedOut, 9, 1, 2, 3, "r").Build().Span[5..]));
        Assert.Equal(new StartedFrame("a", true, 1, 2, 3), StartedFrame.Read(new StartedFrame("a", true, 1, 2, 3).Build().Span[5..]));
        Assert.Equal(new HelloFrame(1, "t", true), HelloFrame.Read(new HelloFrame(1, "t", true).Build().Span[5..]));
        Assert.Equal(new AckFrame("a", true, 4), AckFrame.Read(new AckFrame("a", true, 4).Build().Span[5..]));
        Assert.Equal(new InputStateFrame("a", 4, true), InputStateFrame.Read(new InputStateFrame("a", 4, true).Build().Span[5..]));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(601u)]
    [InlineData(uint.MaxValue)]
    public void A_length_beyond_the_cap_is_a_violation_before_any_byte_of_it(uint length) =>
        Assert.Throws<ProtocolViolationException>(() => ReadAll(BitConverter.GetBytes(length), 4, out _));

    private static ReadOnlyMemory<byte>[] Samples() =>
    [
        new HelloFrame(1, "token", false).Build(),
        new StartedFrame("id", true, 1, 2, 3).Build(),
        new ExitFrame("id", ExitKind.Exited, 1, 0, 5, 6, "").Build(),
        new InputStateFrame("id", 3, false).Build(),
        new AckFrame("id", false, 3).Build(),
        new ExecFrame { Id = "id", WorkingDirectory = "/", Arguments = ["a", "b"], Environment = ["A=b"], TimeoutMs = 1, HasInput = false }.Build(),
        new FrameBuilder(FrameType.Stdout).Text("id").Long(5).Bytes([1, 2, 3]).Build(),
        new FrameBuilder(FrameType.Frozen).Int(1).Int(2).Build(),
    ];

    private static void TryRead(int kind, byte[] payload)
    {
        try
        {
            Read(kind, payload);
        }
        catch (ProtocolViolationException)
        {
            // The only exception that a hostile payload may cause.
        }
    }

    private static void Read(int kind, byte[] payload)
    {
        var reader = new PayloadReader(payload);
        switch (kind)
        {
            case 0:
                HelloFrame.Read(payload);
                break;
            case 1:
                StartedFrame.Read(payload);
                break;
            case 2:
                ExitFrame.Read(payload);
                break;
            case 3:
                InputStateFrame.Read(payload);
                break;
            case 4:
                AckFrame.Read(payload);
                break;
            case 5:
                ExecFrame.Read(payload);
                break;
            case 6:
                reader.Id();
                reader.Offset();
                reader.Rest();
                break;
            default:
                reader.Int();
                reader.Int();
                reader.End();
                break;
        }
    }

    private static List<string> ReadAll(byte[] bytes, int step, out int capacity)
    {
        var reader = new FrameReader(Cap, ReadAhead);
        var read = new List<string>();
        for (var at = 0; at < bytes.Length;)
        {
            var space = reader.Space();
            var count = Math.Min(Math.Min(step, space.Length), bytes.Length - at);
            bytes.AsMemory(at, count).CopyTo(space);
            reader.Filled(count);
            at += count;
            while (reader.TryRead(out var frame))
            {
                read.Add(Convert.ToHexString((byte[])[(byte)frame.Type, .. frame.Payload.Span]));
            }
        }

        capacity = reader.Capacity;
        return read;
    }
}
