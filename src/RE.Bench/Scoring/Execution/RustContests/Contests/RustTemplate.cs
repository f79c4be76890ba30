using System.Text.RegularExpressions;

namespace RE.Bench.Scoring.Execution.RustContests.Contests;

/// <summary>Makes whole Rust programs of a problem's statements: the right one, and one a mistake.</summary>
internal static partial class RustTemplate
{
    private const string Head = """
        use std::io::{stdin, Read};

        fn main() {
            let mut text = String::new();
            stdin().read_to_string(&mut text).unwrap();
            let mut words = text.split_ascii_whitespace();
            macro_rules! get { ($t:ty) => { words.next().unwrap().parse::<$t>().unwrap() }; }
            #[allow(unused_macros)]
            macro_rules! list { ($n:expr, $t:ty) => { (0..$n).map(|_| get!($t)).collect::<Vec<$t>>() }; }

        """;

    /// <summary>The right program, then the wrong ones.</summary>
    public static IReadOnlyList<string> Programs(string body, Constants constants)
    {
        var mistakes = Choice().Matches(body).Select(match => match.Groups[1].Value.Split('¦').Length - 1).ToList();
        var wrong = mistakes.SelectMany((count, place) => Enumerable.Range(1, count).Select(option => (Place: place, Option: option)));
        return [.. wrong.Prepend((Place: -1, Option: 0)).Select(one => Program(constants.Fill(Take(body, one.Place, one.Option))))];
    }

    /// <summary>The statements alone, right or with one mistake, for tests that compile many at once.</summary>
    public static string Program(string body) => $"{Head}{string.Concat(body.TrimEnd().Split('\n').Select(line => line.Length > 0 ? $"    {line}\n" : "\n"))}}}\n";

    private static string Take(string body, int place, int option)
    {
        var seen = 0;
        return Choice().Replace(body, match => match.Groups[1].Value.Split('¦')[seen++ == place ? option : 0]);
    }

    [GeneratedRegex("«([^»]*)»")]
    private static partial Regex Choice();
}
