using System.Net;
using RE.Bench.Guest;
using RE.Bench.Guest.Native;
using RE.Bench.Guest.Tasks;
using RE.Bench.Sandboxes.Protocol;

// Programs find it on their path under the name of what it does for them.
if (Path.GetFileName(Environment.GetCommandLineArgs()[0]) == "task")
{
    return TaskCommand.Run(args);
}

switch (args)
{
    case ["task", .. var words]:
        return TaskCommand.Run(words);
    case ["probe"]:
        Output.Write(1, $"rebench-guest protocol {WireLimits.Version}\n");
        return 0;
    case ["relay", "--listen", var listen, "--socket", var socket] when IPEndPoint.TryParse(listen, out var endpoint) && IPAddress.IsLoopback(endpoint.Address):
        Output.Write(2, new Relay(endpoint, socket).Run() + "\n");
        return 1;
    case ["relay", "--await", var awaited] when IPEndPoint.TryParse(awaited, out var relay) && IPAddress.IsLoopback(relay.Address):
        return Relay.IsUp(relay) ? 0 : 1;
    case [] when Environment.ProcessId == 1:
        _ = Libc.ProcessControl(Libc.SetDumpable, 0, 0, 0, 0);
        _ = Libc.Signal(Libc.SigPipe, 1);
        using (var supervisor = new Supervisor(GuestSettings.Read()))
        {
            supervisor.Run();
        }

        return 0;
    default:
        // Without arguments it signals every process it can see, so it must be PID 1.
        Output.Write(2, "usage: rebench-guest (as PID 1 of a sandbox) | rebench-guest relay --listen 127.0.0.1:PORT --socket PATH | rebench-guest relay --await 127.0.0.1:PORT | rebench-guest task COMMAND | rebench-guest probe\n");
        return 2;
}
