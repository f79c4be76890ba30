namespace RE.Bench.Runs.Live;

/// <summary>Counts calls that go on, so that their end can be waited for.</summary>
internal sealed class CallCount
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _none;
    private int _count;
    private bool _closed;

    /// <summary>A call begins; it ends when the returned thing is disposed.</summary>
    /// <exception cref="OperationCanceledException">No call begins any more.</exception>
    public IDisposable Begin()
    {
        lock (_gate)
        {
            if (_closed)
            {
                throw new OperationCanceledException("The attempt is over.");
            }

            _count++;
            return new Call(this);
        }
    }

    /// <summary>Lets no call begin from here on and waits for the end of all.</summary>
    public Task NoneAsync()
    {
        lock (_gate)
        {
            _closed = true;
            _none ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_count == 0)
            {
                _none.TrySetResult();
            }

            return _none.Task;
        }
    }

    private void End()
    {
        lock (_gate)
        {
            if (--_count == 0)
            {
                _none?.TrySetResult();
            }
        }
    }

    private sealed class Call(CallCount count) : IDisposable
    {
        public void Dispose() => count.End();
    }
}
