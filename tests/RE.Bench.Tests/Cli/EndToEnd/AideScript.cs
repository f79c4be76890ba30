using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>A model for the AIDE scaffold that proposes the command of each step by its number, so that it can be asked again after a kill.</summary>
internal static partial class AideScript
{
    /// <summary>Writes an answer that is valid, and the better the nearer the loss is to the measured one.</summary>
    public static string Answer(string loss) => $"echo '{{\"n_embd\": 64, \"max_iters\": 6209, \"loss_prediction\": {loss}}}' > answer.json";

    /// <summary>Answers by the step that the prompt names.</summary>
    public static Func<JsonObject, ScriptedCall?> Of(IReadOnlyList<(string File, string Command)> steps) => body =>
    {
        var prompt = body["messages"]!.AsArray().First(m => (string?)m!["role"] == "user")!["content"]!.ToString();
        if (Review().Match(prompt) is { Success: true } review)
        {
            return new("review", JsonSerializer.Serialize(new { is_bug = false, summary = $"Seen {review.Groups[1].Value}." }));
        }

        var step = Math.Min(int.Parse(Step().Match(prompt).Groups[1].ValueSpan, CultureInfo.InvariantCulture), steps.Count);
        return new("propose", JsonSerializer.Serialize(new { plan = $"Plan {step}.", files = new[] { new { path = $"f{step}.txt", content = steps[step - 1].File } }, command = steps[step - 1].Command }));
    };

    [GeneratedRegex(@"# Step (\d+):")]
    private static partial Regex Step();

    [GeneratedRegex(@"# Review of step (\d+):")]
    private static partial Regex Review();
}
