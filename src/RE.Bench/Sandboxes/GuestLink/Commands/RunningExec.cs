using System.Buffers;
using System.Text;
using System.Threading.Channels;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Sandboxes.GuestLink.Commands;

/// <summary>A command between its request and its result. Frames come in from the connection's reader; the caller's task takes the output out.</summary>
internal sealed class RunningExec(ExecRequest request) : IDisposable
{
    private readonly int _ackEvery = request.Terminal is null ? WireLimits.OutputWindow / 4 : 1;
    private readonly Channel<OutputChunk> _chunks = Channel.CreateUnbounded<OutputChunk>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = false });
    private readonly OutputCapture _stdout = new(request.KeepBytes);
    private readonly OutputCapture _stderr = new(request.KeepBytes);
    private readonly InputFeed? _input = request.Input is { } input ? new InputFeed(request.Id, input, isLive: request.Terminal is not null) : null;
    private readonly long[] _received = new long[2];
    private readonly long[] _handled = new long[2];
    private readonly long[] _acknowledged = new long[2];
    private bool _started;
    private bool _append;
    private ExitFrame? _exit;
    private Exception? _inputFailure;
    private GuestChannel? _orderedOn;

    public ExecRequest Request => request;

    /// <summary>Completes with the result, for a second caller with the same id.</summary>
    public TaskCompletionSource<ExecResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True once its end was asked for.</summary>
    public bool IsKilled { get; set; }

    /// <summary>True for the first who sends its order on this connection.</summary>
    public bool TryClaim(GuestChannel channel) => Interlocked.Exchange(ref _orderedOn, channel) != channel;

    public ReadOnlyMemory<byte> KillOrder() => new FrameBuilder(FrameType.Kill).Text(request.Id).Build();

    /// <summary>Asks for the command, or, after a lost connection, for the rest of it.</summary>
    public ReadOnlyMemory<byte> Order() => new ExecFrame
    {
        Id = request.Id,
        WorkingDirectory = request.WorkingDirectory,
        Arguments = request.Arguments,
        Environment = [.. request.Environment.Select(v => $"{v.Key}={v.Value}")],
        TimeoutMs = (long)Math.Ceiling(request.Timeout?.TotalMilliseconds ?? 0),
        HasInput = request.Input is not null,
        StdoutOffset = _received[0],
        StderrOffset = _received[1],
        Terminal = request.Terminal is { } terminal ? SizeOf(terminal) : null,
    }.Build();

    /// <summary>Tells the guest each new size of the command's terminal, until disposed.</summary>
    public SizeWatch? WatchSize(Func<ReadOnlyMemory<byte>, Task<bool>> send) =>
        request.Terminal is { } terminal ? new SizeWatch(terminal, () => _ = send(new ResizeFrame(request.Id, SizeOf(terminal)).Build())) : null;

    public void OnStarted(StartedFrame frame)
    {
        Missed(isError: false, frame.StdoutFrom);
        Missed(isError: true, frame.StderrFrom);
        _append |= !_started && (frame.StdoutFrom > 0 || frame.StderrFrom > 0);
        _started = true;
        _input?.Started(frame.InputReceived);
    }

    public void OnOutput(bool isError, long offset, ReadOnlySpan<byte> bytes)
    {
        var stream = isError ? 1 : 0;
        if (!_started || bytes.IsEmpty || offset != _received[stream] || offset + bytes.Length - Volatile.Read(ref _acknowledged[stream]) > WireLimits.OutputWindow)
        {
            throw new ProtocolViolationException($"{bytes.Length} bytes of output at {offset}, where {_received[stream]} was due");
        }

        _received[stream] += bytes.Length;
        var copy = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(copy);
        _chunks.Writer.TryWrite(new OutputChunk(isError, copy, bytes.Length));
    }

    public void OnInputState(InputStateFrame frame) => _input?.Progress(frame);

    public void OnExit(ExitFrame frame)
    {
        if (!_started || frame.StdoutSize != _received[0] || frame.StderrSize != _received[1])
        {
            throw new ProtocolViolationException($"an end after {frame.StdoutSize} and {frame.StderrSize} bytes; {_received[0]} and {_received[1]} came");
        }

        _exit = frame;
        _chunks.Writer.TryComplete();
    }

    /// <summary>Tells the command's caller something, on its standard error.</summary>
    public void Note(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _chunks.Writer.TryWrite(new OutputChunk(IsError: true, bytes, bytes.Length, IsNote: true));
    }

    /// <summary>The sandbox broke.</summary>
    public void Fail(SandboxUnavailableException exception) => _chunks.Writer.TryComplete(exception);

    /// <summary>Takes the output until the command's end, feeding its input beside that.</summary>
    /// <param name="output">The caller's receiver.</param>
    /// <param name="send">Sends a frame to the guest.</param>
    /// <param name="cancellationToken">Once it fires the rest of the output is thrown away.</param>
    public async Task<ExitFrame> PumpAsync(IExecOutput? output, Func<ReadOnlyMemory<byte>, Task<bool>> send, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feeding = FeedAsync(send, ended.Token);
        await using var file = request.OutputFile is { } path ? new OutputFile(path, request.OutputFileLimit) : null;
        try
        {
            await foreach (var chunk in _chunks.Reader.ReadAllAsync(CancellationToken.None))
            {
                await HandleAsync(chunk, output, file, cancellationToken);
                await AcknowledgeAsync(chunk.IsError ? 1 : 0, _ackEvery, send);
            }

            await AcknowledgeAsync(0, 1, send);
            await AcknowledgeAsync(1, 1, send);
            return _inputFailure is { } failure ? throw new IOException($"the input of command '{request.Id}' could not be read: {failure.Message}", failure) : _exit!;
        }
        finally
        {
            await ended.CancelAsync();
            await feeding;
        }
    }

    public ExecResult Finish(ExitFrame exit, TimeSpan took, int outOfMemoryKills) => new(
        exit.Kind switch
        {
            ExitKind.Exited => new ExecEnd.Exited(exit.Code),
            ExitKind.Signaled => new ExecEnd.Signaled(exit.Code),
            ExitKind.TimedOut => new ExecEnd.TimedOut(request.Timeout ?? TimeSpan.Zero, exit.Survivors),
            _ => new ExecEnd.NotStarted(exit.Reason),
        },
        _stdout.Finish(),
        _stderr.Finish(),
        took,
        outOfMemoryKills);

    public void Dispose() => _input?.Dispose();

    /// <summary>An input that cannot be read ends the command, which would wait for it for ever.</summary>
    private async Task FeedAsync(Func<ReadOnlyMemory<byte>, Task<bool>> send, CancellationToken cancellationToken)
    {
        try
        {
            await (_input?.RunAsync(send, cancellationToken) ?? Task.CompletedTask);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        catch (Exception exception) when (exception is not ProtocolViolationException)
        {
            _inputFailure = exception;
            await send(KillOrder());
        }
    }

    private async ValueTask HandleAsync(OutputChunk chunk, IExecOutput? output, OutputFile? file, CancellationToken cancellationToken)
    {
        var bytes = chunk.Bytes.AsMemory(0, chunk.Count);
        (chunk.IsError ? _stderr : _stdout).Append(bytes.Span);
        if (!cancellationToken.IsCancellationRequested)
        {
            if (file is not null)
            {
                file.Open(_append);
                await file.WriteAsync(bytes);
            }

            if (output is not null)
            {
                await output.WriteAsync(chunk.IsError, bytes, cancellationToken);
            }
        }

        if (!chunk.IsNote)
        {
            _handled[chunk.IsError ? 1 : 0] += chunk.Count;
            ArrayPool<byte>.Shared.Return(chunk.Bytes);
        }
    }

    private async Task AcknowledgeAsync(int stream, int least, Func<ReadOnlyMemory<byte>, Task<bool>> send)
    {
        if (_handled[stream] - _acknowledged[stream] >= least)
        {
            Volatile.Write(ref _acknowledged[stream], _handled[stream]);
            await send(new AckFrame(request.Id, stream == 1, _handled[stream]).Build());
        }
    }

    private static TerminalSize SizeOf(ExecTerminal terminal) =>
        new((ushort)Math.Clamp(terminal.Size.Columns, 1, ushort.MaxValue), (ushort)Math.Clamp(terminal.Size.Rows, 1, ushort.MaxValue));

    private void Missed(bool isError, long from)
    {
        var stream = isError ? 1 : 0;
        var missed = from - _received[stream];
        if (missed < 0)
        {
            throw new ProtocolViolationException($"output sent again from {from}; {_received[stream]} was asked for");
        }

        // Bytes can only be missing before the first chunk: a harness keeps what it received.
        if (missed > 0 && _started)
        {
            throw new ProtocolViolationException($"{missed} bytes of output were lost");
        }

        _received[stream] = from;
        _handled[stream] = from;
        Volatile.Write(ref _acknowledged[stream], from);
        (isError ? _stderr : _stdout).Skip(missed);
    }
}
