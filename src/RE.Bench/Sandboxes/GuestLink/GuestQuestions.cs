using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Sandboxes.GuestLink;

/// <summary>Questions to a guest that wait for their answer.</summary>
internal sealed class GuestQuestions(string sandbox, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lock _lock = new();
    private readonly Dictionary<int, (FrameType Type, TaskCompletionSource<int> Answer)> _open = [];
    private SandboxUnavailableException? _broken;
    private int _sequence;

    /// <summary>Asks and waits; returns the number in the answer.</summary>
    public async Task<int> AskAsync(FrameType type, Func<ReadOnlyMemory<byte>, Task<bool>> send, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        int sequence;
        lock (_lock)
        {
            if (_broken is { } broken)
            {
                throw broken;
            }

            sequence = ++_sequence;
            _open.Add(sequence, (type, answer));
        }

        try
        {
            await send(Frame(type, sequence));
            return await answer.Task.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new SandboxUnavailableException($"{sandbox} did not answer to '{type}' within {Patience.TotalSeconds} s", exception);
        }
        finally
        {
            lock (_lock)
            {
                _open.Remove(sequence);
            }
        }
    }

    /// <summary>The frames of all open questions, for a guest that came back.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Open()
    {
        lock (_lock)
        {
            return [.. _open.OrderBy(q => q.Key).Select(q => Frame(q.Value.Type, q.Key))];
        }
    }

    /// <summary>Takes an answer: a sequence number and, for a freeze, how many processes still run.</summary>
    public void Handle(Frame frame)
    {
        var reader = new PayloadReader(frame.Payload.Span);
        var sequence = reader.Int();
        var value = frame.Type == FrameType.Frozen ? reader.Int() : 0;
        reader.End();
        lock (_lock)
        {
            if (_open.TryGetValue(sequence, out var question))
            {
                question.Answer.TrySetResult(value);
            }
        }
    }

    public void Fail(SandboxUnavailableException exception)
    {
        lock (_lock)
        {
            _broken ??= exception;
            foreach (var (_, answer) in _open.Values)
            {
                answer.TrySetException(exception);
            }
        }
    }

    private static ReadOnlyMemory<byte> Frame(FrameType type, int sequence) => new FrameBuilder(type).Int(sequence).Build();
}
