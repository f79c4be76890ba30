using System.Globalization;
using System.Text;

namespace RE.Bench.Sandboxes;

/// <summary>The kept part of a command's output, with its true size.</summary>
/// <param name="Head">The first bytes.</param>
/// <param name="Tail">The last bytes, empty when nothing was cut.</param>
/// <param name="TrueSize">How many bytes the command really wrote.</param>
public sealed record CapturedOutput(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail, long TrueSize)
{
    /// <summary>No output.</summary>
    public static CapturedOutput Empty { get; } = new(default, default, 0);

    /// <summary>True when bytes between head and tail were dropped.</summary>
    public bool IsCut => TrueSize > Head.Length + Tail.Length;

    /// <summary>The text as UTF-8 (bad bytes replaced), with a line that names the true size where it was cut.</summary>
    public string Text => IsCut
        ? string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(Head.Span)}\n[... cut: {TrueSize - Head.Length - Tail.Length} of {TrueSize} bytes not shown ...]\n{Encoding.UTF8.GetString(Tail.Span)}")
        : Encoding.UTF8.GetString(Head.Span) + Encoding.UTF8.GetString(Tail.Span);
}
