namespace RE.Bench.Runs.Scheduling;

/// <summary>A run's place on the machine: its share of cores and memory, and GPUs of its own; the system frees it when the process dies.</summary>
public sealed class Berth : IDisposable
{
    private readonly IReadOnlyList<FileStream> _held;
    private readonly string _claim;

    internal Berth(string claim, IReadOnlyList<string> gpus, IReadOnlyList<FileStream> held) => (_claim, Gpus, _held) = (claim, gpus, held);

    /// <summary>UUIDs of its GPUs.</summary>
    public IReadOnlyList<string> Gpus { get; }

    /// <summary>Gives the place back.</summary>
    public void Dispose()
    {
        File.Delete(_claim);
        foreach (var file in _held)
        {
            file.Dispose();
        }
    }
}
