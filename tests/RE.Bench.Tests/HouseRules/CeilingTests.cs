using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using RE.Bench.Cli;
using RE.Bench.Environments;

namespace RE.Bench.Tests.HouseRules;

public sealed partial class CeilingTests
{
    private const int LongestFile = 300;
    private const int LongestMethod = 40;
    private const int MostParameters = 5;

    [Fact]
    public void A_file_has_at_most_300_lines() => Rule.Holds(
        from file in SourceFile.CSharp("src").Concat(SourceFile.CSharp("tests"))
        where file.Lines.Length - 1 > LongestFile
        select $"{file.Path} has {file.Lines.Length - 1} lines");

    [Fact]
    public void A_method_has_at_most_40_lines() => Rule.Holds(SourceFile.CSharp("src").SelectMany(LongMethods));

    [Fact]
    public void A_method_has_at_most_5_parameters() => Rule.Holds(
        from type in typeof(EnvironmentDefinition).Assembly.GetTypes().Concat(typeof(ExitCodes).Assembly.GetTypes())
        where !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: true)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.GetParameters().Length > MostParameters && !method.Name.Contains('<') && method.Name != "Deconstruct" && !method.IsDefined(typeof(DllImportAttribute))
        where !method.IsDefined(typeof(CompilerGeneratedAttribute)) && method.GetBaseDefinition() == method
        select $"{type.Name}.{method.Name} has {method.GetParameters().Length} parameters");

    [Fact]
    public void The_rule_sees_a_long_method_and_no_long_type()
    {
        var body = string.Concat(Enumerable.Repeat("        Go();\n", 41));
        var method = $"internal sealed class A\n{{\n    private void B()\n    {{\n{body}    }}\n}}\n";
        var nested = $"internal sealed class A\n{{\n    private sealed class B\n    {{\n{body}    }}\n}}\n";

        Assert.Single(LongMethods(new("src/A.cs", method)));
        Assert.Empty(LongMethods(new("src/A.cs", nested)));
    }

    /// <summary>Rough: a member's body begins and ends at the indentation of members, which the formatter makes sure of.</summary>
    private static IEnumerable<string> LongMethods(SourceFile file)
    {
        var lines = file.Lines;
        for (var start = 1; start < lines.Length; start++)
        {
            if (lines[start] != "    {" || TypeHead().IsMatch(Head(lines, start)))
            {
                continue;
            }

            var length = Array.FindIndex(lines, start, line => line.StartsWith("    }", StringComparison.Ordinal)) - start - 1;
            if (length > LongestMethod)
            {
                yield return $"{file.Path}:{start}: {lines[start - 1].Trim()} has {length} lines";
            }
        }
    }

    private static string Head(string[] lines, int brace) =>
        string.Join(' ', lines[..brace].Reverse().TakeWhile(line => line.Trim().Length > 0 && line != "{" && line != "    }" && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\b")]
    private static partial Regex TypeHead();
}
