using System.Net.Sockets;
using Docker.DotNet;

namespace RE.Bench.Sandboxes.Docker.Engine;

/// <summary>One Docker engine, asked over its Unix socket; every call has a time of its own because the client has none.</summary>
internal sealed class DockerEngine(Uri address, TimeProvider time) : IDisposable
{
    /// <summary>Long enough for a loaded engine to create a container, short enough to notice a dead one.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(60);

    // The client's own limit also covers uploads and would cut a large one at 100 s.
    private readonly DockerClient _client = new DockerClientBuilder().WithEndpoint(address).WithTimeout(Timeout.InfiniteTimeSpan).Build();

    public Uri Address => address;

    public TimeProvider Time => time;

    /// <summary>Makes one call; an engine that refuses, is away or takes too long becomes <see cref="SandboxUnavailableException"/>.</summary>
    public async Task<T> AskAsync<T>(
        string what, Func<DockerClient, CancellationToken, Task<T>> call, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        using var budget = new CancellationTokenSource(limit ?? CallLimit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            return await call(_client, linked.Token);
        }
        catch (DockerApiException refusal)
        {
            throw new SandboxUnavailableException($"The Docker engine at '{address}' refused to {what}: {TextOf(refusal)}", refusal);
        }
        catch (Exception lost) when (IsLoss(lost))
        {
            throw new SandboxUnavailableException($"The Docker engine at '{address}' went away or does not answer; it was asked to {what}.", lost);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SandboxUnavailableException($"The Docker engine at '{address}' took more than {(limit ?? CallLimit).TotalSeconds:0} s to {what}.");
        }
    }

    public Task AskAsync(
        string what, Func<DockerClient, CancellationToken, Task> call, CancellationToken cancellationToken, TimeSpan? limit = null) =>
        AskAsync(what, async (client, token) =>
        {
            await call(client, token);
            return true;
        }, cancellationToken, limit);

    public void Dispose() => _client.Dispose();

    /// <summary>What the engine said, without the JSON around it.</summary>
    public static string TextOf(DockerApiException refusal)
    {
        try
        {
            using var body = System.Text.Json.JsonDocument.Parse(refusal.ResponseBody ?? "");
            return body.RootElement.TryGetProperty("message", out var message) ? message.GetString() ?? "" : refusal.ResponseBody ?? "";
        }
        catch (System.Text.Json.JsonException)
        {
            return refusal.ResponseBody ?? refusal.Message;
        }
    }

    private static bool IsLoss(Exception error) => error is HttpRequestException or IOException or SocketException or TimeoutException;
}
