using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Clients;

/// <summary>The only place that asks a model again; every wait is bounded and announced.</summary>
internal sealed class RetryingChatClient(IChatClient inner, ModelServer server, RetryLimits limits, IProviderWaits waits, TimeProvider time)
    : DelegatingChatClient(inner)
{
    private bool _hasAnswered;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = new RetriedCall(server, limits, waits, time);
        try
        {
            var response = await Pipeline(call).ExecuteAsync(
                async token =>
                {
                    await call.AttemptStartsAsync();
                    return await base.GetResponseAsync(messages, options, token);
                },
                cancellationToken);
            _hasAnswered = true;
            return response;
        }
        catch (ProviderFault fault)
        {
            throw call.GivenUp(fault, _hasAnswered);
        }
        finally
        {
            await call.EndWaitAsync();
        }
    }

    private ResiliencePipeline Pipeline(RetriedCall call) => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = Math.Max(1, limits.Attempts - 1),
            Delay = limits.FirstDelay,
            MaxDelay = limits.LongestDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is ProviderFault fault && call.MayWaitFor(fault, _hasAnswered)),
            DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as ProviderFault)?.RetryAfter),
            OnRetry = args => call.WaitStartsAsync((ProviderFault)args.Outcome.Exception!, args.RetryDelay, args.Context.CancellationToken),
        })
        .Build();
}
