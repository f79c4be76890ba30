using System.Text;
using RE.Bench.Sandboxes.Protocol;

namespace RE.Bench.Sandboxes.GuestLink.Commands;

/// <summary>Finds what no process can be started with, before it is sent.</summary>
internal static class ExecRequestCheck
{
    private const int KernelLimit = 2 << 20;

    /// <summary>Why the command cannot start; null when it may be tried.</summary>
    /// <exception cref="ArgumentException">The id is empty or too long: our mistake, not the command's.</exception>
    public static string? Refusal(ExecRequest request)
    {
        if (request.Id.Length == 0 || Encoding.UTF8.GetByteCount(request.Id) > WireLimits.IdBytes)
        {
            throw new ArgumentException($"A command's id has 1 to {WireLimits.IdBytes} bytes, not '{request.Id}'.", nameof(request));
        }

        if (request.Terminal?.Size is { } size && (size.Columns is < 1 or > ushort.MaxValue || size.Rows is < 1 or > ushort.MaxValue))
        {
            return $"a terminal of {size.Columns} columns and {size.Rows} rows cannot be made";
        }

        IReadOnlyList<string> texts = [request.WorkingDirectory, .. request.Arguments, .. request.Environment.Select(v => $"{v.Key}={v.Value}")];
        if (texts.Any(t => t.Contains('\0', StringComparison.Ordinal)))
        {
            return "an argument or variable holds a zero byte";
        }

        var sizes = texts.Select(Encoding.UTF8.GetByteCount).ToList();
        return sizes.Max() >= WireLimits.TextBytes || sizes.Sum() > KernelLimit || texts.Count > WireLimits.Strings
            ? "its arguments and variables are too long"
            : null;
    }
}
