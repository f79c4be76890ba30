using System.Threading.Channels;
using RE.Bench.Agents.Live;
using RE.Bench.Agents.Live.Desk;
using RE.Bench.Agents.Live.Desk.Commands;

namespace RE.Bench.Agents.Human;

/// <summary>Answers the <c>task</c> command of a person's shell: what every live agent can ask, and the clock's start and stop.</summary>
internal static class PersonDesk
{
    /// <summary>Serves until the returned server is disposed.</summary>
    /// <param name="bench">The attempt.</param>
    /// <param name="requests">Takes what only the session can do.</param>
    /// <param name="recording">Marks scores.</param>
    /// <param name="cancellationToken">Gives up while it starts.</param>
    public static Task<DeskServer> OpenAsync(ILiveBench bench, ChannelWriter<ShellRequest> requests, SessionRecording recording, CancellationToken cancellationToken)
    {
        var desk = bench.Desk ?? throw new InvalidOperationException("The run was planned without a desk socket.");
        desk.Open();
        IReadOnlyList<IDeskCommand> commands =
        [
            .. DeskCommands.All(bench, () => requests.TryWrite(new ShellRequest.Submit())).Select(command => command.Name == "score" ? new MarkedCommand(command, recording) : command),
            new StopCommand(reason => requests.TryWrite(new ShellRequest.Stop(reason))),
            new RunningCommand("start", bench),
            new RunningCommand("resume", bench),
        ];
        return DeskServer.StartAsync(desk.Socket, [new TaskRoutes(commands)], cancellationToken);
    }
}
