using System.Globalization;
using RE.Bench.Guest.Native;

namespace RE.Bench.Guest;

/// <summary>What the harness tells PID 1 through its environment; commands get the rest of that environment.</summary>
internal sealed record GuestSettings(string SocketPath, string Token, long LeaseMs, IReadOnlyDictionary<string, string> Environment)
{
    private const string Prefix = "REBENCH_GUEST_";

    public static GuestSettings Read()
    {
        var own = new Dictionary<string, string>();
        var rest = new Dictionary<string, string>();
        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            var name = (string)variable.Key;
            (name.StartsWith(Prefix, StringComparison.Ordinal) ? own : rest)[name] = (string?)variable.Value ?? "";
        }

        Erase(Prefix + "TOKEN");
        return new GuestSettings(
            own.GetValueOrDefault(Prefix + "SOCKET", "/run/rebench/guest.sock"),
            own.GetValueOrDefault(Prefix + "TOKEN", ""),
            long.TryParse(own.GetValueOrDefault(Prefix + "LEASE_MS"), CultureInfo.InvariantCulture, out var lease) && lease > 0 ? lease : 3_600_000,
            rest);
    }

    /// <summary>Overwrites a variable where the kernel shows it in /proc/1/environ.</summary>
    private static unsafe void Erase(string name)
    {
        using var text = new NativeText();
        var value = Libc.GetEnvironment(text.Text(name));
        for (; value is not null && *value != 0; value++)
        {
            *value = (byte)'x';
        }
    }
}
