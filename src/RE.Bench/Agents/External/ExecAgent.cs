using System.Globalization;
using RE.Bench.Agents.Live;
using RE.Bench.Agents.Live.Desk;
using RE.Bench.Agents.Live.Desk.Commands;
using RE.Bench.Agents.Live.Proxy;
using RE.Bench.Sandboxes;

namespace RE.Bench.Agents.External;

/// <summary>A program of any make inside the sandbox: it works with the <c>task</c> command and, if it wants a model, with the proxy on loopback.</summary>
internal sealed class ExecAgent(ExecSettings settings) : IAgent
{
    private const int MostStarts = 5;
    private const int ReasonLength = 1500;

    public async Task<AgentExit> RunAsync(IWorkbench workbench, CancellationToken cancellationToken)
    {
        var bench = workbench.Live;
        var desk = bench.Desk ?? throw new InvalidOperationException("The run was planned without a desk socket.");
        var key = desk.Open();
        using var submitted = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var isSubmitted = false;
        var commands = DeskCommands.All(bench, () =>
        {
            isSubmitted = true;
            submitted.Cancel();
        });
        await using var server = await DeskServer.StartAsync(desk.Socket, [new TaskRoutes(commands), new ModelRoutes(bench, key)], cancellationToken);
        await using var relay = await SandboxRelay.StartAsync(bench, cancellationToken);
        try
        {
            return await RunProgramAsync(bench, key, submitted.Token);
        }
        catch (OperationCanceledException) when (isSubmitted && !cancellationToken.IsCancellationRequested)
        {
            return new AgentExit.Submitted();
        }
    }

    private async Task<AgentExit> RunProgramAsync(ILiveBench bench, string key, CancellationToken cancellationToken)
    {
        for (var start = 1; ; start++)
        {
            var end = await bench.RunProgramAsync(Call(bench, key, start), null, cancellationToken);
            if (!end.WasLost)
            {
                return ExitOf(end.Reply);
            }

            if (start == MostStarts)
            {
                return new AgentExit.Failed($"The sandbox was lost {MostStarts} times while the program ran.");
            }

            await bench.NoteAsync("program-lost", "The sandbox was lost while the program ran. It is started again from its beginning, on the files that it left.", cancellationToken);
        }
    }

    private ProgramCall Call(ILiveBench bench, string key, int start) => new()
    {
        Tool = "program",
        Script = settings.Command,
        OutputName = start == 1 ? "program.txt" : string.Create(CultureInfo.InvariantCulture, $"program-{start}.txt"),
        Request = new ExecRequest
        {
            Id = "program",
            Arguments = ["sh", "-c", "PATH=\"/run/rebench:$PATH\"; export PATH; exec sh -c \"$1\"", "program", settings.Command],
            WorkingDirectory = "/home/agent/solution",
            Environment = ProgramVariables.For(settings, bench.Model is null ? null : key, bench.Model?.Model),
        },
    };

    private static AgentExit ExitOf(CommandReply reply)
    {
        if (reply.Status == 0)
        {
            return new AgentExit.Submitted();
        }

        var said = (reply.Stdout + (reply.Stdout.Length > 0 && reply.Stderr.Length > 0 ? "\n" : "") + reply.Stderr).Trim();
        var tail = said.Length > ReasonLength ? "…" + said[^ReasonLength..] : said;
        return new AgentExit.Failed(string.Create(CultureInfo.InvariantCulture, $"The program ended with status {reply.Status}{(tail.Length > 0 ? $": {tail}" : " and said nothing.")}"));
    }
}
