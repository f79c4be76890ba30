using System.Text.Json;

namespace RE.Bench.Tests.Support;

/// <summary>One message of a scripted model: some text, a tool call, or both.</summary>
/// <param name="Tool">The tool; null = the message calls none.</param>
/// <param name="Arguments">Its arguments as JSON.</param>
/// <param name="Text">What it says beside; null = nothing.</param>
internal sealed record ScriptedCall(string? Tool, string Arguments, string? Text = null)
{
    public static ScriptedCall Bash(string command) => new("bash", JsonSerializer.Serialize(new { command }));

    public static ScriptedCall Of(string tool) => new(tool, "{}");

    public static ScriptedCall Say(string text) => new(null, "{}", text);
}
