namespace RE.Bench.Sandboxes.Docker.Images;

/// <summary>A file that one process at a time holds open, so that an image is built once.</summary>
internal sealed class FileLock : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _held;

    private FileLock(FileStream held) => _held = held;

    public static async Task<FileLock> TakeAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync() => _held.DisposeAsync();
}
