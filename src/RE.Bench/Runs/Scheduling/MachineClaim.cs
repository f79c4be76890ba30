using System.Globalization;

namespace RE.Bench.Runs.Scheduling;

/// <summary>What a run of any harness of this machine has taken; its file's name says it, since a held file cannot be read.</summary>
/// <param name="Run">The run.</param>
/// <param name="Process">Its harness.</param>
/// <param name="Cores">Cores.</param>
/// <param name="MemoryBytes">Memory.</param>
internal sealed record MachineClaim(string Run, int Process, double Cores, long MemoryBytes)
{
    public const string Extension = ".claim";

    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Run}@{Process}@{Cores * 1000:0}@{MemoryBytes}{Extension}");

    public static MachineClaim? TryParse(string fileName) =>
        Path.GetFileNameWithoutExtension(fileName).Split('@') is [{ Length: > 0 } run, var process, var cores, var memory]
            && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && long.TryParse(cores, NumberStyles.None, CultureInfo.InvariantCulture, out var thousandths)
            && long.TryParse(memory, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? new(run, id, thousandths / 1000.0, bytes)
            : null;
}
