namespace RE.Bench.Models.Concurrency;

/// <summary>
/// Makes one wait of the waits of a run's calls: it lasts while all calls that are open wait. So a run whose provider still works on one of its
/// calls goes on, and calls that wait for each other stop no clock.
/// </summary>
/// <param name="inner">Told of the one wait.</param>
internal sealed class CallWaits(IProviderWaits inner) : IProviderWaits, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private ProviderWait _last = new("", TimeSpan.Zero, 0);
    private int _open;
    private int _waiting;
    private bool _told;

    /// <summary>A call begins.</summary>
    public ValueTask OpenAsync(CancellationToken cancellationToken) => ChangeAsync(() => _open++, cancellationToken);

    /// <summary>A call is over.</summary>
    public ValueTask CloseAsync() => ChangeAsync(() => _open--, CancellationToken.None);

    public ValueTask WaitingStartedAsync(ProviderWait wait, CancellationToken cancellationToken) => ChangeAsync(
        () =>
        {
            _waiting++;
            _last = wait;
        },
        cancellationToken);

    public ValueTask WaitingEndedAsync(CancellationToken cancellationToken) => ChangeAsync(() => _waiting--, CancellationToken.None);

    public void Dispose() => _turn.Dispose();

    private async ValueTask ChangeAsync(Action change, CancellationToken cancellationToken)
    {
        // Not cut short: a change that is left out would count wrong for ever.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            change();
            var waits = _waiting > 0 && _waiting == _open;
            if (waits != _told)
            {
                _told = waits;
                await (waits ? inner.WaitingStartedAsync(_last, cancellationToken) : inner.WaitingEndedAsync(cancellationToken));
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
