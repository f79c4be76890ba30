using System.Text.Json;

namespace RE.Bench.Cli.Display.Words;

/// <summary>Command steps in words.</summary>
internal static class CommandWords
{
    /// <summary>What was asked: <c>bash: dotnet run train.cs</c>.</summary>
    /// <param name="request">The step's request.</param>
    /// <param name="length">Most characters of the script.</param>
    public static string Asked(JsonElement request, int length) =>
        $"{Tool(request)}: {InertText.Head(StepFields.Text(request, "script"), length)}";

    /// <summary>How it ended: <c>status 0 in 1.2s, 345 bytes</c>.</summary>
    public static string Ended(JsonElement reply)
    {
        var status = StepFields.IsSet(reply, "timed_out") ? "timed out" : $"status {StepFields.Number(reply, "status")}";
        var took = Figures.Length(StepFields.Duration(reply, "took") ?? TimeSpan.Zero);
        var size = (StepFields.Number(reply, "stdout_bytes") ?? 0) + (StepFields.Number(reply, "stderr_bytes") ?? 0);
        var killed = StepFields.Number(reply, "out_of_memory_kills") is > 0 and var kills ? $", {kills} killed for memory" : "";
        return $"{status} {(StepFields.IsSet(reply, "timed_out") ? "after" : "in")} {took}{(size > 0 ? $", {Figures.Bytes(size)}" : "")}{killed}";
    }

    /// <summary>True when a command ended with status 0.</summary>
    public static bool Succeeded(JsonElement reply) => StepFields.Number(reply, "status") == 0;

    /// <summary>Script and outputs, whole as far as the journal has them.</summary>
    public static IReadOnlyList<string> Details(JsonElement request, JsonElement? reply)
    {
        var details = new DetailLines();
        details.Add("$", StepFields.Text(request, "script"));
        if (reply is { } known)
        {
            details.Add("stdout", StepFields.Text(known, "stdout"));
            details.Add("stderr", StepFields.Text(known, "stderr"));
            details.Add("whole output in", StepFields.Text(known, "full_output"));
        }

        return details.Lines;
    }

    private static string Tool(JsonElement request) => StepFields.Text(request, "tool") is { Length: > 0 } tool ? InertText.Head(tool, 24) : "command";
}
