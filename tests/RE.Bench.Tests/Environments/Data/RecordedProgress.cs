using System.Collections.Concurrent;
using RE.Bench.Environments.Data;

namespace RE.Bench.Tests.Environments.Data;

internal sealed class RecordedProgress : IProgress<DataProgress>
{
    public ConcurrentQueue<DataProgress> Reports { get; } = [];

    public void Report(DataProgress value) => Reports.Enqueue(value);
}
