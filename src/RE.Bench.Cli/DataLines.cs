using RE.Bench.Environments.Data;

namespace RE.Bench.Cli;

/// <summary>Progress of a data fetch, a line a step.</summary>
internal sealed class DataLines(TextWriter error) : IProgress<DataProgress>
{
    public void Report(DataProgress value) => error.WriteLine($"data {value.Name}: {value.Activity} ({value.Done}/{value.Total})");
}
