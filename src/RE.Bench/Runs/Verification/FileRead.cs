namespace RE.Bench.Runs.Verification;

/// <summary>What became of reading one file of a run folder that may come from anywhere.</summary>
internal abstract record FileRead
{
    private FileRead()
    {
    }

    /// <summary>All of it.</summary>
    public sealed record Content(byte[] Bytes) : FileRead;

    /// <summary>There is no such file.</summary>
    public sealed record Absent : FileRead;

    /// <summary>It was not read: a link, a device, too large, no right to.</summary>
    public sealed record Refused(string Reason) : FileRead;
}
