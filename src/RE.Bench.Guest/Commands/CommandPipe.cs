using RE.Bench.Guest.Native;

namespace RE.Bench.Guest.Commands;

/// <summary>Our end of one output pipe and where its bytes go.</summary>
internal sealed unsafe class CommandPipe(int fd, OutputBuffer buffer)
{
    private int _fd = fd;
    private int _place = -1;
    private long _limit = long.MaxValue;
    private long _due;

    public bool IsOpen => _fd >= 0;

    /// <summary>Notes how much is in the pipe now: that much still belongs to the command whose main process has just ended.</summary>
    public void NoteEnd()
    {
        int ready;
        _due = buffer.End + (IsOpen && Libc.DeviceControl(_fd, Libc.BytesReady, &ready) == 0 ? ready : 0);
    }

    /// <summary>From now on reads no more than what is due.</summary>
    public void Limit() => _limit = _due;

    /// <summary>True when nothing more will be read.</summary>
    public bool IsDone => !IsOpen || buffer.End >= _limit;

    public void Register(PollSet set) => _place = IsOpen && buffer.HasRoom && buffer.End < _limit ? set.Add(_fd, Libc.PollIn) : -1;

    public void Handle(PollSet set)
    {
        if (set.Ready(_place) == 0)
        {
            return;
        }

        _place = -1;
        var count = buffer.ReadFrom(_fd, _limit - buffer.End);
        if (count == 0 || (count < 0 && Libc.LastError is not (Libc.ErrAgain or Libc.ErrInterrupted)))
        {
            _ = Libc.Close(_fd);
            _fd = -1;
        }
    }

    /// <summary>Gives the pipe away, or -1 when it is closed.</summary>
    public int Release()
    {
        var released = _fd;
        _fd = -1;
        return released;
    }
}
