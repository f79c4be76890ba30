using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RE.Bench.Budgets;
using RE.Bench.Reports.Viewer.Http;
using RE.Bench.Reports.Viewer.Shelf;

namespace RE.Bench.Reports.Viewer;

/// <summary>A page about the runs of a folder, for the browser of this machine and whoever has its address.</summary>
public sealed class ViewerServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping;

    private ViewerServer(WebApplication app, CancellationTokenSource stopping, ViewerSession session)
    {
        (_app, _stopping) = (app, stopping);
        var bound = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Port = bound.Port;
        Address = new Uri($"http://127.0.0.1:{bound.Port}/?token={session.Token}");
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>What to open in a browser; the token in it is exchanged for a cookie at the first visit.</summary>
    public Uri Address { get; }

    /// <summary>Starts the page.</summary>
    /// <param name="options">Which runs, on which port.</param>
    /// <param name="cancellationToken">Gives up while it starts.</param>
    /// <exception cref="UserErrorException">The folder is not there, or the port is taken.</exception>
    public static async Task<ViewerServer> StartAsync(ViewerOptions options, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(options.Folder))
        {
            throw new UserErrorException($"There is no folder '{options.Folder}'. Name the folder of all runs, or of one run: 'rebench view DIR'.");
        }

        var session = new ViewerSession();
        var stopping = new CancellationTokenSource();
        var app = Build(options);
        app.Use(next => new ViewerGate(session, next).InvokeAsync);
        app.Use(next => context => AnswerFailuresAsync(context, next));
        new ViewerRoutes(new RunDesk(new RunShelf(options), options), stopping.Token).Map(app);
        try
        {
            await app.StartAsync(cancellationToken);
            return new ViewerServer(app, stopping, session);
        }
        catch (IOException failure)
        {
            await app.DisposeAsync();
            stopping.Dispose();
            throw new UserErrorException($"The page cannot listen on port {options.Port} of 127.0.0.1: {failure.Message} Choose another with --port, or leave it out to take a free one.", failure);
        }
    }

    /// <summary>Ends the page and all that watch it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private static WebApplication Build(ViewerOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.MaxConcurrentConnections = 256;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        return builder.Build();
    }

    private static async Task AnswerFailuresAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
        }
        catch (Exception failure) when (!context.Response.HasStarted && failure is UserErrorException or IOException or UnauthorizedAccessException)
        {
            await Answer.RefuseAsync(context, StatusCodes.Status500InternalServerError, failure.Message);
        }
    }
}
