using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace RE.Bench.Agents.Live.Desk;

/// <summary>
/// The harness's end of a socket of <c>/run/rebench</c>, while it works on the run. Whoever speaks there is the agent: all that comes is
/// bounded, and nothing that it sends can fail more than its own request.
/// </summary>
internal sealed class DeskServer : IAsyncDisposable
{
    private const int MostConnections = 128;
    private const int LargestHeaders = 64 << 10;

    // Not infinite: Kestrel adds a moment to it, and what overflows is over at its next tick, within a second.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3650);
    private readonly WebApplication _app;

    private DeskServer(WebApplication app) => _app = app;

    /// <summary>Starts to serve.</summary>
    /// <param name="socket">Where it listens.</param>
    /// <param name="routes">What is served.</param>
    /// <param name="cancellationToken">Gives up while it starts.</param>
    public static async Task<DeskServer> StartAsync(string socket, IReadOnlyList<IDeskRoutes> routes, CancellationToken cancellationToken)
    {
        File.Delete(socket);
        var app = Build(socket);
        app.Use(next => context => ServeAsync(context, next));
        app.UseRouting();
        app.UseEndpoints(endpoints =>
        {
            foreach (var part in routes)
            {
                part.Map(endpoints);
            }
        });
        await app.StartAsync(cancellationToken);
        return new DeskServer(app);
    }

    /// <summary>Ends it; requests that are open see their connection cut.</summary>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
    }

    private static WebApplication Build(string socket)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;

            // Routes bound what they read. A client may be frozen at any moment, for as long as the provider is out: no rate and no idle time can be asked of it.
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Limits.RequestHeadersTimeout = Patience;
            kestrel.Limits.KeepAliveTimeout = Patience;
            kestrel.ListenUnixSocket(socket, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        return builder.Build();
    }

    private static async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            // The client is gone, or sent what is no request, or the attempt is over.
            context.Abort();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync("The harness failed at this request.\n", context.RequestAborted);
        }
    }

    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
