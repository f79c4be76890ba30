using System.Text.RegularExpressions;

namespace RE.Bench.Cli.Terminals;

/// <summary>What a person meant by the bytes of a line.</summary>
internal static partial class TypedLine
{
    /// <summary>
    /// Leaves out what no person typed or what means nothing here: answers of the terminal to a program's question, such as where the cursor is, which arrive late;
    /// arrow and function keys; and all before a Ctrl-C, which takes it back.
    /// </summary>
    /// <param name="line">A line without its end.</param>
    public static string Read(string line) => Sequences().Replace(line[(line.LastIndexOf('\u0003') + 1)..], "").Trim('\r');

    [GeneratedRegex(@"\x1B(?:\[[0-?]*[ -/]*[@-~]|O[ -~]|[ -NP-Z\\-~])?")]
    private static partial Regex Sequences();
}
