namespace RE.Bench.Cli.Display;

/// <summary>Writes lines until the reader is gone (a closed pipe), then says nothing more; a run never fails because nobody listens.</summary>
/// <param name="output">Where to.</param>
internal sealed class SafeWriter(TextWriter output)
{
    private bool _isGone;

    /// <summary>Writes one line and flushes it.</summary>
    public void WriteLine(string line)
    {
        if (_isGone)
        {
            return;
        }

        try
        {
            output.WriteLine(line);
            output.Flush();
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            _isGone = true;
        }
    }
}
