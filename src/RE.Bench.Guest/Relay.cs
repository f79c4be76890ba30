using System.Net;
using RE.Bench.Guest.Native;

namespace RE.Bench.Guest;

/// <summary>Lets programs that only speak TCP reach a Unix socket: listens on a loopback port and copies both ways.</summary>
internal sealed unsafe class Relay(IPEndPoint listen, string socketPath)
{
    private const int Backlog = 64;
    private const int SocketLevel = 1;
    private const int ReuseAddress = 2;
    private const int WriteSide = 1;
    private const int StackBytes = 256 << 10;

    /// <summary>Serves until the process is killed; returns only when it cannot listen.</summary>
    public string Run()
    {
        var fd = Libc.Socket(Libc.InternetFamily, Libc.StreamSocket | Libc.CloseOnExec, 0);
        var yes = 1;
        _ = Libc.SetSocketOption(fd, SocketLevel, ReuseAddress, &yes, sizeof(int));
        fixed (byte* address = SocketName.Internet(listen.Address, (ushort)listen.Port))
        {
            if (Libc.Bind(fd, address, 16) < 0 || Libc.Listen(fd, Backlog) < 0)
            {
                return $"cannot listen on {listen}: {System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(Libc.LastError)}";
            }
        }

        while (true)
        {
            var client = Libc.Accept(fd, null, null, Libc.CloseOnExec);
            if (client >= 0)
            {
                new Thread(() => Serve(client), StackBytes) { IsBackground = true }.Start();
            }
            else
            {
                PollSet.Pause(10);
            }
        }
    }

    /// <summary>Waits until something listens there; false when nothing does for ten seconds.</summary>
    public static bool IsUp(IPEndPoint endpoint)
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var fd = Libc.Socket(Libc.InternetFamily, Libc.StreamSocket | Libc.CloseOnExec, 0);
            int result;
            fixed (byte* address = SocketName.Internet(endpoint.Address, (ushort)endpoint.Port))
            {
                result = Libc.Connect(fd, address, 16);
            }

            _ = Libc.Close(fd);
            if (result == 0)
            {
                return true;
            }

            PollSet.Pause(10);
        }

        return false;
    }

    private void Serve(int client)
    {
        var server = Libc.Socket(Libc.UnixFamily, Libc.StreamSocket | Libc.CloseOnExec, 0);
        var target = SocketName.Unix(socketPath);
        fixed (byte* address = target)
        {
            if (Libc.Connect(server, address, (uint)target.Length) == 0)
            {
                Copy(client, server);
            }
        }

        _ = Libc.Close(client);
        _ = Libc.Close(server);
    }

    private static void Copy(int one, int other)
    {
        var buffer = new byte[64 << 10];
        var set = new PollSet();
        var oneOpen = true;
        var otherOpen = true;
        while (oneOpen || otherOpen)
        {
            set.Clear();
            var onePlace = oneOpen ? set.Add(one, Libc.PollIn) : -1;
            var otherPlace = otherOpen ? set.Add(other, Libc.PollIn) : -1;
            set.Wait(-1);
            oneOpen &= set.Ready(onePlace) == 0 || Move(one, other, buffer);
            otherOpen &= set.Ready(otherPlace) == 0 || Move(other, one, buffer);
        }
    }

    private static bool Move(int from, int to, byte[] buffer)
    {
        fixed (byte* start = buffer)
        {
            var count = Libc.Read(from, start, buffer.Length);
            for (nint sent = 0; sent < count;)
            {
                var step = Libc.Send(to, start + sent, count - sent, Libc.NoSignal);
                if (step < 0)
                {
                    _ = Libc.Shutdown(from, 0);
                    return false;
                }

                sent += step;
            }

            if (count <= 0)
            {
                _ = Libc.Shutdown(to, WriteSide);
            }

            return count > 0;
        }
    }
}
