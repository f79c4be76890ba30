using RE.Bench.Guest.Native;

namespace RE.Bench.Guest.Processes;

/// <summary>Makes the kernel prefer a command over the guest when memory runs out: the score is raised while a command is made, which inherits it.</summary>
internal sealed unsafe class OomScore : IDisposable
{
    private readonly int _fd;

    public OomScore()
    {
        using var text = new NativeText();
        _fd = Libc.Open(text.Text("/proc/self/oom_score_adj"), Libc.ReadWrite | Libc.CloseOnExec, 0);
    }

    public void Raise() => Set("500"u8);

    public void Restore() => Set("0"u8);

    public void Dispose() => Libc.Close(_fd);

    private void Set(ReadOnlySpan<byte> value)
    {
        fixed (byte* start = value)
        {
            _ = _fd >= 0 ? Libc.Write(_fd, start, value.Length) : 0;
        }
    }
}
