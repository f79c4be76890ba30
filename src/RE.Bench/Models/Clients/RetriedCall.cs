using RE.Bench.Budgets;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Clients;

/// <summary>One call with its attempts and the waits between them.</summary>
internal sealed class RetriedCall(ModelServer server, RetryLimits limits, IProviderWaits waits, TimeProvider time)
{
    private static readonly TimeSpan CleanupTime = TimeSpan.FromMinutes(1);
    private int _attempts;
    private TimeSpan _waited;
    private bool _waiting;

    public RetryLimits Limits => limits;

    public TimeProvider Time => time;

    public async ValueTask AttemptStartsAsync()
    {
        await EndWaitAsync();
        _attempts++;
    }

    public bool MayWaitFor(ProviderFault fault, bool hasAnswered)
    {
        var bound = fault.MayBeWrongAddress && !hasAnswered ? limits.FirstContactWait : limits.TotalWait;
        return _attempts < limits.Attempts && _waited < bound && _waited + (fault.RetryAfter ?? TimeSpan.Zero) <= bound;
    }

    public async ValueTask WaitStartsAsync(ProviderFault fault, TimeSpan delay, CancellationToken cancellationToken)
    {
        _waited += delay;
        _waiting = true;
        await waits.WaitingStartedAsync(new(fault.Message, delay, _attempts), cancellationToken);
    }

    public async ValueTask EndWaitAsync()
    {
        if (_waiting)
        {
            _waiting = false;
            using var cleanup = new CancellationTokenSource(CleanupTime, time);
            await waits.WaitingEndedAsync(cleanup.Token);
        }
    }

    public Exception GivenUp(ProviderFault fault, bool hasAnswered) => fault.MayBeWrongAddress && !hasAnswered
        ? new UserErrorException($"{fault.Message}. Check {server.AddressSource} and that the server is up, then run again.", fault)
        : new ProviderUnavailableException(server.Model, _attempts, _waited, fault);
}
