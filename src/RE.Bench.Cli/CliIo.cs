namespace RE.Bench.Cli;

/// <summary>Where the program talks to: machine output on <paramref name="Out"/>, everything else on <paramref name="Error"/>.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsTerminal">True when a person watches standard error: then the display may redraw.</param>
/// <param name="Time">Where time comes from.</param>
internal sealed record CliIo(TextWriter Out, TextWriter Error, bool IsTerminal, TimeProvider Time)
{
    /// <summary>The process's own streams; CI and redirected output get plain lines.</summary>
    public static CliIo Real() => new(
        Console.Out, Console.Error, !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("CI") is null or "" && Environment.GetEnvironmentVariable("TERM") is not "dumb", TimeProvider.System);
}
