using System.ClientModel;
using System.Text.Json;
using Anthropic.Exceptions;
using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Models.Wire;

namespace RE.Bench.Models.Clients;

/// <summary>Lets only whole answers through, and turns what the client libraries throw into our own failures.</summary>
internal sealed class CheckedAnswerChatClient(IChatClient inner, ModelServer server) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await AskAsync(messages, options, cancellationToken);
        return response.Messages.Count == 0 ? throw Fault(FaultKind.NotAnAnswer, "sent an answer without a message")
            : response.FinishReason is null ? throw Fault(FaultKind.Cut, "sent an answer that does not say why it ended, so it may be cut off")
            : response;
    }

    private async Task<ChatResponse> AskAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            // The libraries answer a cancelled call with whatever broke first.
            throw new OperationCanceledException("The call was cancelled.", e, cancellationToken);
        }
        catch (Exception e) when (Ours(e) is { } ours)
        {
            throw ours;
        }
        catch (Exception e) when (Chain(e).Any(c => c is IOException or HttpRequestException or AnthropicSseException))
        {
            throw Fault(FaultKind.Cut, "cut the connection within its answer", e);
        }
        catch (Exception e) when (Chain(e).Any(IsUnreadable))
        {
            throw Fault(FaultKind.NotAnAnswer, "sent an answer that its client cannot read", e);
        }
    }

    private ProviderFault Fault(FaultKind kind, string what, Exception? inner = null) => new(kind, $"'{server.Address}' {what}", inner);

    // The last line: what the libraries run into where an answer lacks what they take for granted.
    private static bool IsUnreadable(Exception e) =>
        e is JsonException or AnthropicInvalidDataException or ClientResultException or ArgumentException or InvalidOperationException or FormatException
            or NullReferenceException or KeyNotFoundException or IndexOutOfRangeException or InvalidCastException or ArithmeticException or NotSupportedException;

    private static Exception? Ours(Exception e) => Chain(e).FirstOrDefault(c => c is ProviderFault or UserErrorException or ProviderRejectedException);

    private static IEnumerable<Exception> Chain(Exception e) =>
        e is AggregateException many ? many.InnerExceptions.SelectMany(Chain).Prepend(e) : e.InnerException is { } inner ? Chain(inner).Prepend(e) : [e];
}
