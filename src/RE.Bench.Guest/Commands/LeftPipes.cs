using RE.Bench.Guest.Native;

namespace RE.Bench.Guest.Commands;

/// <summary>Pipes that outlived their command because a background child holds them: read to nowhere, so that no child is killed for writing.</summary>
internal sealed unsafe class LeftPipes
{
    private const int Most = 256;
    private readonly List<int> _fds = [];
    private readonly byte[] _sink = new byte[64 << 10];
    private int _firstPlace;

    public void Add(int fd)
    {
        if (fd < 0)
        {
            return;
        }

        _fds.Add(fd);
        if (_fds.Count > Most)
        {
            _ = Libc.Close(_fds[0]);
            _fds.RemoveAt(0);
        }
    }

    public void Register(PollSet set)
    {
        _firstPlace = -1;
        foreach (var fd in _fds)
        {
            var place = set.Add(fd, Libc.PollIn);
            _firstPlace = _firstPlace < 0 ? place : _firstPlace;
        }
    }

    public void Handle(PollSet set)
    {
        for (var i = _fds.Count - 1; i >= 0 && _firstPlace >= 0; i--)
        {
            if (set.Ready(_firstPlace + i) != 0 && !Drain(_fds[i]))
            {
                _ = Libc.Close(_fds[i]);
                _fds.RemoveAt(i);
            }
        }

        _firstPlace = -1;
    }

    private bool Drain(int fd)
    {
        fixed (byte* sink = _sink)
        {
            return Libc.Read(fd, sink, _sink.Length) > 0 || Libc.LastError is Libc.ErrAgain or Libc.ErrInterrupted;
        }
    }
}
