using RE.Bench.Agents.Live.Desk;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Environments.Services;

namespace RE.Bench.Runs.Services;

/// <summary>The services of a run's environment, served to its sandbox while the agent works, whatever kind of agent it is.</summary>
internal sealed class ServedRun : IAsyncDisposable
{
    private readonly DeskServer? _server;
    private readonly ServiceRelay? _relay;

    private ServedRun(DeskServer? server, ServiceRelay? relay) => (_server, _relay) = (server, relay);

    /// <summary>Serves until it is disposed; nothing where the profile has no services.</summary>
    /// <param name="session">The run, with its sandbox.</param>
    /// <param name="makers">Services that are known.</param>
    /// <param name="isHeld">Whether the sandbox stands still, so that nothing inside can be waited for.</param>
    /// <param name="cancellationToken">Gives up while it starts.</param>
    public static async Task<ServedRun> StartAsync(RunSession session, IReadOnlyList<IRunServiceMaker> makers, bool isHeld, CancellationToken cancellationToken)
    {
        if (session.Plan.ServiceDesk is not { } desk)
        {
            return new ServedRun(null, null);
        }

        var routes = session.Plan.Profile.Services.Select(service => (IDeskRoutes)Routes(session, service, makers)).ToList();
        desk.Open();
        var server = await DeskServer.StartAsync(desk.ServicesSocket, routes, cancellationToken);
        var served = new ServedRun(server, new ServiceRelay(session.Gate.Sandbox!));
        if (!isHeld)
        {
            await served._relay!.WaitAsync(cancellationToken);
        }

        return served;
    }

    public async ValueTask DisposeAsync()
    {
        if (_relay is not null)
        {
            await _relay.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static ServiceRoutes Routes(RunSession session, ServiceDefinition service, IReadOnlyList<IRunServiceMaker> makers)
    {
        var maker = makers.FirstOrDefault(maker => maker.Name == service.Name)
            ?? throw new UserErrorException($"The environment '{session.Plan.Facts.Environment}' needs the service '{service.Name}', which this harness does not have. Use the harness that the environment was made for.");
        var meter = new ServiceMeter(session.Journal, service, session.Past.ServiceCalls.GetValueOrDefault(service.Name));
        return new ServiceRoutes(service.Name, maker.Make(session.Plan.Environment, session.Plan.Facts.Profile, session.Plan.Facts.WeakModel), meter);
    }
}
