using Microsoft.Extensions.AI;
using RE.Bench.Models.Raw.Forms;

namespace RE.Bench.Agents.Live.Proxy;

/// <summary>Knows calls whose client went away before it had the answer, so that its repetition is answered and not asked again.</summary>
internal sealed class ProxyCalls(ILiveBench bench)
{
    private const int MostKept = 32;
    private readonly Lock _gate = new();
    private readonly List<(string Digest, ProxyCall Call)> _left = [];

    /// <summary>The attempt.</summary>
    public ILiveBench Bench => bench;

    /// <summary>An answer that an earlier harness journaled and could not deliver; null = none.</summary>
    public ChatResponse? Undelivered(ProxyRequest request) => bench.TakeUndelivered(request.Digest);

    /// <summary>Takes the call of the same request that lost its client; null = none.</summary>
    public ProxyCall? Take(ProxyRequest request)
    {
        lock (_gate)
        {
            var at = _left.FindIndex(left => left.Digest == request.Digest && !left.Call.Answer.IsFaulted && !left.Call.Answer.IsCanceled);
            if (at < 0)
            {
                return null;
            }

            var call = _left[at].Call;
            _left.RemoveAt(at);
            return call;
        }
    }

    /// <summary>Keeps a call that lost its client.</summary>
    public void Leave(ProxyRequest request, ProxyCall call)
    {
        lock (_gate)
        {
            _left.Add((request.Digest, call));
            _left.RemoveRange(0, Math.Max(0, _left.Count - MostKept));
        }
    }

    /// <summary>Asks.</summary>
    public ProxyCall Start(ProxyRequest request, RawRequest read) => ProxyCall.Start(bench, request, read);
}
