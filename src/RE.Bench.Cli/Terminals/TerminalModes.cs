namespace RE.Bench.Cli.Terminals;

/// <summary>How the terminal treats keys: as it was, line by line at the harness's prompt, or each key as it is in the shell.</summary>
internal sealed class TerminalModes
{
    private const int LocalFlags = 3 * sizeof(uint);
    private const int Standard = 0;
    private const uint InterruptKeys = 0x1;
    private readonly byte[] _before;
    private readonly byte[] _lines;
    private readonly byte[] _raw;

    private TerminalModes(byte[] before)
    {
        _before = before;

        // At the harness's prompt Ctrl-C and Ctrl-Z are no signals: nobody ends an attempt by a slip.
        _lines = [.. before];
        BitConverter.TryWriteBytes(_lines.AsSpan(LocalFlags), BitConverter.ToUInt32(_lines, LocalFlags) & ~InterruptKeys);
        _raw = [.. before];
        TerminalCalls.MakeRaw(_raw);
    }

    /// <summary>Those of standard input; null when it is no terminal.</summary>
    public static TerminalModes? Read()
    {
        var modes = new byte[TerminalCalls.ModeBytes];
        return TerminalCalls.GetModes(Standard, modes) == 0 ? new TerminalModes(modes) : null;
    }

    /// <summary>True while the terminal answers.</summary>
    public static bool Answers() => TerminalCalls.GetModes(Standard, new byte[TerminalCalls.ModeBytes]) == 0;

    /// <summary>Keys come line by line and are echoed.</summary>
    public void UseLines() => Set(_lines);

    /// <summary>Keys come as they are.</summary>
    public void UseKeys() => Set(_raw);

    /// <summary>As it was before.</summary>
    public void Restore() => Set(_before);

    // A terminal that is gone cannot be set, and need not be.
    private static void Set(byte[] modes) => _ = TerminalCalls.SetModes(Standard, TerminalCalls.Now, modes);
}
