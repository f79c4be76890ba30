using System.Globalization;
using System.Text.RegularExpressions;
using RE.Bench.Sandboxes;

namespace RE.Bench.Planning.Resources;

/// <summary>Asks the <c>nvidia-smi</c> of the driver; where there is none, there are no GPUs.</summary>
/// <param name="time">Ends a program that hangs, as it does when a driver is stuck.</param>
public sealed partial class NvidiaSmi(TimeProvider time) : IGpuProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GpuDevice>> DevicesAsync(CancellationToken cancellationToken) =>
        [.. (await AskAsync("--query-gpu=uuid,name,memory.total", cancellationToken)).Select(Device).OfType<GpuDevice>()];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GpuProcess>> ProcessesAsync(CancellationToken cancellationToken) =>
        [.. (await AskAsync("--query-compute-apps=gpu_uuid,pid,process_name", cancellationToken)).Select(Process).OfType<GpuProcess>()];

    internal static GpuDevice? Device(string[] cells) =>
        cells is [var uuid, var model, var memory] && Uuid().IsMatch(uuid) && long.TryParse(memory, NumberStyles.None, CultureInfo.InvariantCulture, out var mebibytes) && mebibytes < 1L << 40
            ? new(uuid, model, mebibytes << 20)
            : null;

    internal static GpuProcess? Process(string[] cells) =>
        cells is [var uuid, var id, ..] && Uuid().IsMatch(uuid) && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            ? new(uuid, process, cells.Length > 2 ? string.Join(", ", cells[2..]) : "")
            : null;

    private async Task<IEnumerable<string[]>> AskAsync(string query, CancellationToken cancellationToken)
    {
        if (HostTool.Find("nvidia-smi") is not { } program)
        {
            return [];
        }

        using var limit = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var answer = await HostTool.RunAsync([program, query, "--format=csv,noheader,nounits"], linked.Token);
            return answer is { Status: 0, Text: var text }
                ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(',', StringSplitOptions.TrimEntries))
                : [];
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }

    // The UUID becomes part of a file's name.
    [GeneratedRegex(@"^(GPU|MIG)-[0-9A-Za-z-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();
}
