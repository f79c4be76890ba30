using RE.Bench.Sandboxes;

namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>Waits for a runner's first output, which says that the kernel is loaded.</summary>
internal sealed class ReadyLine : IExecOutput
{
    private readonly TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when it came.</summary>
    public Task Said => _said.Task;

    public ValueTask WriteAsync(bool isError, ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        if (!isError)
        {
            _said.TrySetResult();
        }

        return ValueTask.CompletedTask;
    }
}
