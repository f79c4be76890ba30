using System.CommandLine;
using RE.Bench.Agents.Human;
using RE.Bench.Events;

namespace RE.Bench.Cli.Commands;

/// <summary>The options of <c>rebench run --agent human</c>.</summary>
internal sealed class HumanOptions
{
    private const int LongestName = 64;
    private readonly Option<string?> _participant = new("--participant") { Description = "Pseudonym of the person who attempts it, for the result", HelpName = "name" };
    private readonly Option<bool> _noRecording = new("--no-recording") { Description = "Do not record the person's terminal" };
    private readonly Option<TimeSpan?> _idleAfter = SharedOptions.Duration("--idle-after", "Count a person as idle after this long without a key or output (default: 5m)");

    public HumanOptions() => _participant.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string?>() is not { Length: > 0 and <= LongestName } name || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            result.AddError($"--participant is '{(result.Tokens.Count > 0 ? result.Tokens[0].Value : "")}'. Write a pseudonym of 1 to {LongestName} letters, digits, dots, '-' and '_', such as 'p07'.");
        }
    });

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_participant, _noRecording, _idleAfter];

    /// <summary>What was typed.</summary>
    public HumanFacts Read(ParseResult parsed) =>
        new(!parsed.GetValue(_noRecording), parsed.GetValue(_idleAfter) ?? HumanParts.DefaultIdleAfter, parsed.GetValue(_participant));
}
