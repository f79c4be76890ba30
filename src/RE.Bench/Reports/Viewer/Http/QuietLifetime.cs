using Microsoft.Extensions.Hosting;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>Leaves signals to the program: the viewer lives until it is disposed of.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
