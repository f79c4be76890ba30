using System.Threading.Channels;
using Microsoft.Extensions.AI;
using RE.Bench.Models.Raw;
using RE.Bench.Models.Raw.Forms;

namespace RE.Bench.Agents.Live.Proxy;

/// <summary>
/// One call of the model for a client. It goes on to its end whatever becomes of the client, since it is paid for anyway; bytes wait for a slow
/// client here and never hold the provider up.
/// </summary>
internal sealed class ProxyCall
{
    private readonly Channel<byte[]> _chunks = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private ProxyCall(ProxyRequest request, RawRequest read) => (Raw, IsStream) = (NewRaw(request, read, _chunks.Writer), read.IsStream);

    /// <summary>The request in its own protocol, and what is left to send of its answer.</summary>
    public RawExchange Raw { get; }

    /// <summary>Whether the client wants a stream.</summary>
    public bool IsStream { get; }

    /// <summary>Bytes of a stream, all but its end.</summary>
    public ChannelReader<byte[]> Chunks => _chunks.Reader;

    /// <summary>The answer, once it is journaled.</summary>
    public Task<ChatResponse> Answer { get; private set; } = Task.FromResult(new ChatResponse());

    /// <summary>Asks.</summary>
    public static ProxyCall Start(ILiveBench bench, ProxyRequest request, RawRequest read)
    {
        var call = new ProxyCall(request, read);
        call.Answer = Task.Run(() => call.RunAsync(bench, request, read), CancellationToken.None);
        return call;
    }

    private async Task<ChatResponse> RunAsync(ILiveBench bench, ProxyRequest request, RawRequest read)
    {
        try
        {
            var options = read.ToOptions();
            Raw.PutInto(options);
            var exchange = await bench.ChatAsync(
                new LiveChat { Messages = read.Messages, Tools = [.. read.Tools.Select(tool => tool.Name)], Key = request.Digest, AskAsync = token => bench.AskModelAsync(read.Messages, options, token) },
                bench.Over);
            return exchange.Response;
        }
        finally
        {
            _chunks.Writer.TryComplete();
        }
    }

    private static RawExchange NewRaw(ProxyRequest request, RawRequest read, ChannelWriter<byte[]> chunks) => new()
    {
        Protocol = request.Protocol,
        Body = request.Body,
        Headers = request.Headers,
        IsStream = read.IsStream,
        Forward = bytes => chunks.TryWrite(bytes.ToArray()),
    };
}
