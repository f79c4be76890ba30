namespace RE.Bench.Sandboxes.GuestLink.Commands;

/// <summary>Listens to the size of a terminal.</summary>
internal sealed class SizeWatch : IDisposable
{
    private readonly ExecTerminal _terminal;
    private readonly Action _changed;

    public SizeWatch(ExecTerminal terminal, Action changed)
    {
        (_terminal, _changed) = (terminal, changed);
        terminal.Resized += changed;
    }

    public void Dispose() => _terminal.Resized -= _changed;
}
