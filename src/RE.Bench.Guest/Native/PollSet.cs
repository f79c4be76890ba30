namespace RE.Bench.Guest.Native;

/// <summary>The descriptors that the next wait looks at.</summary>
internal sealed unsafe class PollSet
{
    private PollEntry[] _entries = new PollEntry[16];
    private int _count;

    public void Clear() => _count = 0;

    /// <summary>Adds a descriptor and returns its place.</summary>
    public int Add(int fd, short wanted)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
        }

        _entries[_count] = new PollEntry { Fd = fd, Wanted = wanted };
        return _count++;
    }

    /// <summary>What happened at a place; -1 is no place.</summary>
    public short Ready(int place) => place < 0 ? (short)0 : _entries[place].Ready;

    public void Wait(int timeoutMs)
    {
        fixed (PollEntry* entries = _entries)
        {
            if (Libc.Poll(entries, (nuint)_count, timeoutMs) < 0)
            {
                Clear(entries);
            }
        }
    }

    /// <summary>Waits without looking at anything.</summary>
    public static void Pause(int milliseconds) => Libc.Poll(null, 0, milliseconds);

    private void Clear(PollEntry* entries)
    {
        for (var i = 0; i < _count; i++)
        {
            entries[i].Ready = 0;
        }
    }
}
