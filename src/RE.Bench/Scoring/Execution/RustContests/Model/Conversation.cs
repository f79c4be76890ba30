using System.Text;
using System.Text.RegularExpressions;
using RE.Bench.Scoring.Execution.RustContests.Contests;

namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>What the simulated coder gathers from a conversation.</summary>
/// <param name="messages">The messages.</param>
internal sealed partial class Conversation(IReadOnlyList<CoderMessage> messages)
{
    private readonly string _asked = Bare(string.Join(' ', messages.Where(message => message.Role != "assistant").Select(message => message.Text)));

    /// <summary>The problem whose statement is in the conversation, whatever its line ends look like; null = none.</summary>
    public ContestInstance? Problem(IEnumerable<ContestInstance> known) => known.FirstOrDefault(problem => problem.Statement.Split('\n').All(line => _asked.Contains(Bare(line), StringComparison.Ordinal)));

    /// <summary>True when the model is asked to think before it writes.</summary>
    public bool AsksForThought => Thought().IsMatch(string.Join(' ', messages.Where(message => message.Role != "assistant").Select(message => message.Text)));

    /// <summary>The code of its last answer, when something was said to it since; null = it is asked for the first time.</summary>
    public string? Before => messages is [.., { Role: "assistant" } last, { Role: "user" }] ? Fence().Match(last.Text) is { Success: true } code ? code.Groups[1].Value : "" : null;

    /// <summary>True when the last message shows an error of the compiler.</summary>
    public bool ShowsCompilerError => CompilerError().IsMatch(messages[^1].Text);

    /// <summary>True when the last message shows a test: all of its input and its output.</summary>
    public bool ShowsTest(IEnumerable<ContestTest> tests)
    {
        var words = Bare(messages[^1].Text);
        return tests.Any(test => words.Contains(Bare(test.Input), StringComparison.Ordinal) && words.Contains(Bare(test.Output), StringComparison.Ordinal));
    }

    /// <summary>Whether two programs are the same but for blanks.</summary>
    public static bool IsSame(string one, string other) => one.Where(letter => !char.IsWhiteSpace(letter)).SequenceEqual(other.Where(letter => !char.IsWhiteSpace(letter)));

    // Letters, digits and signs of numbers, with one blank between words: what is left of a text however it was quoted.
    private static string Bare(string text)
    {
        var bare = new StringBuilder(" ");
        foreach (var letter in text.Replace("\\n", " ", StringComparison.Ordinal))
        {
            if (char.IsLetterOrDigit(letter) || letter is '-' or '#' or '(' or ')')
            {
                bare.Append(letter);
            }
            else if (bare[^1] != ' ')
            {
                bare.Append(' ');
            }
        }

        return bare[^1] == ' ' ? bare.ToString() : bare.Append(' ').ToString();
    }

    [GeneratedRegex(@"step by step|\bthink|\breason|\bexplain|\bplan\b|\banaly[sz]e", RegexOptions.IgnoreCase)]
    private static partial Regex Thought();

    [GeneratedRegex(@"```(?:rust|rs)?\s*\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"error(\[E\d{4}\])?:")]
    private static partial Regex CompilerError();
}
