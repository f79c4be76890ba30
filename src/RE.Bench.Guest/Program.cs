using System.Net;
using System.Text;
using RE.Bench.Guest;
using RE.Bench.Guest.Native;
using RE.Bench.Sandboxes.Protocol;

switch (args)
{
    case ["probe"]:
        Write(1, $"rebench-guest protocol {WireLimits.Version}\n");
        return 0;
    case ["relay", "--listen", var listen, "--socket", var socket] when IPEndPoint.TryParse(listen, out var endpoint) && IPAddress.IsLoopback(endpoint.Address):
        Write(2, new Relay(endpoint, socket).Run() + "\n");
        return 1;
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
        Write(2, "usage: rebench-guest (as PID 1 of a sandbox) | rebench-guest relay --listen 127.0.0.1:PORT --socket PATH | rebench-guest probe\n");
        return 2;
}

static unsafe void Write(int fd, string text)
{
    fixed (byte* start = Encoding.UTF8.GetBytes(text))
    {
        _ = Libc.Write(fd, start, Encoding.UTF8.GetByteCount(text));
    }
}
