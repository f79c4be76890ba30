using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Clients;

/// <summary>The only place that asks a model again; every wait is bounded and announced.</summary>
/// <param name="inner">One attempt.</param>
/// <param name="call">Counts attempts and waits.</param>
/// <param name="contact">Remembers good answers, beyond this call.</param>
internal sealed class RetryingChatClient(IChatClient inner, RetriedCall call, Contact contact) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var response = await Pipeline().ExecuteAsync(
                async token =>
                {
                    await call.AttemptStartsAsync();
                    return await base.GetResponseAsync(messages, options, token);
                },
                cancellationToken);
            contact.Answered();
            return response;
        }
        catch (ProviderFault fault)
        {
            throw call.GivenUp(fault, contact.HasAnswered);
        }
        finally
        {
            await call.EndWaitAsync();
        }
    }

    private ResiliencePipeline Pipeline() => new ResiliencePipelineBuilder { TimeProvider = call.Time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = Math.Max(1, call.Limits.Attempts - 1),
            Delay = call.Limits.FirstDelay,
            MaxDelay = call.Limits.LongestDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is ProviderFault fault && call.MayWaitFor(fault, contact.HasAnswered)),
            DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as ProviderFault)?.RetryAfter),
            OnRetry = args => call.WaitStartsAsync((ProviderFault)args.Outcome.Exception!, args.RetryDelay, args.Context.CancellationToken),
        })
        .Build();
}
