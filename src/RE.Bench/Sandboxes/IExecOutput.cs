namespace RE.Bench.Sandboxes;

/// <summary>Receives a command's output as it is produced.</summary>
public interface IExecOutput
{
    /// <summary>Called for each chunk, in order; slow callers slow the command down. The memory is only valid during the call.</summary>
    /// <param name="isError">True for standard error.</param>
    /// <param name="chunk">The bytes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask WriteAsync(bool isError, ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken);
}
