using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>The harness's end of the socket by which a program in a scoring sandbox asks the weak model; all that comes is hostile and bounded.</summary>
internal sealed class ModelSocket : IAsyncDisposable
{
    /// <summary>Where the model is on the sandbox's loopback, and what <c>REBENCH_MODEL_URL</c> says.</summary>
    public const string Address = "http://" + Listen + "/model";

    /// <summary>Address and port of the relay inside.</summary>
    public const string Listen = "127.0.0.1:8378";

    private const int LargestBody = 2 << 20;
    private const int MostConnections = 32;
    private readonly WebApplication _app;

    private ModelSocket(WebApplication app) => _app = app;

    /// <summary>Starts to serve.</summary>
    /// <param name="socket">Path of the socket.</param>
    /// <param name="model">Answers.</param>
    /// <param name="cancellationToken">Gives up while it starts.</param>
    public static async Task<ModelSocket> StartAsync(string socket, MeteredModel model, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.ListenUnixSocket(socket, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.Run(context => ServeAsync(context, model));
        await app.StartAsync(cancellationToken);
        return new(app);
    }

    /// <summary>Ends it; requests that are open see their connection cut.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
    }

    private static async Task ServeAsync(HttpContext context, MeteredModel model)
    {
        try
        {
            var (status, body) = await AnswerAsync(context, model);
            var bytes = Encoding.UTF8.GetBytes(body.ToJsonString() + "\n");
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            // The client is gone, or sent what is no request.
            context.Abort();
        }
    }

    private static async Task<(int Status, JsonObject Body)> AnswerAsync(HttpContext context, MeteredModel model)
    {
        if (context.Request.Method != "POST" || !context.Request.Path.Value!.EndsWith("/chat/completions", StringComparison.Ordinal))
        {
            return (404, ModelReplies.Refusal("POST a chat completion to $REBENCH_MODEL_URL/chat/completions."));
        }

        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) is JsonObject body
                ? await model.AnswerAsync(body, context.RequestAborted)
                : (400, ModelReplies.Refusal("The body is no JSON object."));
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            return (400, ModelReplies.Refusal("The body is no JSON object, or has a key twice."));
        }
    }

    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
