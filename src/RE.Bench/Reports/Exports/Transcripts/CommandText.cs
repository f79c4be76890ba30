using System.Globalization;
using System.Text.Json;

namespace RE.Bench.Reports.Exports.Transcripts;

/// <summary>What a step without a model answered, as text.</summary>
internal static class CommandText
{
    /// <summary>Output and status of a command, the refusal of a file, or the reply as JSON.</summary>
    public static string Of(RunStep step) => step.Action switch
    {
        "command" => Command(step.Reply),
        "put-file" => step.Reply.Text("refusal"),
        _ => step.Reply.AsText(),
    };

    /// <summary>True when the command's time limit ended it.</summary>
    public static bool TimedOut(RunStep step) => step.Reply.Get("timed_out").ValueKind == JsonValueKind.True;

    private static string Command(JsonElement reply)
    {
        var (output, error, status) = (reply.Text("stdout"), reply.Text("stderr"), reply.Number("status"));
        var text = error.Length == 0 ? output : output.Length == 0 ? error : $"{output}{(output.EndsWith('\n') ? "" : "\n")}{error}";
        return status == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}{(text.Length == 0 || text.EndsWith('\n') ? "" : "\n")}(exit status {status})");
    }
}
