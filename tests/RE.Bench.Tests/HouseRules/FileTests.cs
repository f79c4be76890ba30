using System.Text.RegularExpressions;

namespace RE.Bench.Tests.HouseRules;

public sealed partial class FileTests
{
    // Joined here, so that this file does not break its own rule.
    private static readonly string[] MachinePaths = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/user"];

    [Fact]
    public void A_file_has_one_type_and_its_name() => Rule.Holds(SourceFile.CSharp("src").Concat(SourceFile.CSharp("tests")).SelectMany(WrongTypes));

    [Fact]
    public void A_namespace_is_its_folder() => Rule.Holds(
        from file in SourceFile.CSharp("src").Concat(SourceFile.CSharp("tests"))
        let expected = Path.GetDirectoryName(file.Path)!.Replace('/', '.')[(file.Path.IndexOf('/') + 1)..]
        let found = Namespace().Match(file.Text)
        where found.Success && found.Groups[1].Value != expected
        select $"{file.Path}: namespace {found.Groups[1].Value} is not {expected}");

    [Fact]
    public void No_file_names_a_folder_of_one_machine() => Rule.Holds(
        from file in SourceFile.All(".")
        from line in file.Lines.Index()
        where MachinePaths.Any(path => line.Item.Contains(path, StringComparison.Ordinal))
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void The_core_has_no_console() => Rule.Holds(
        from file in SourceFile.CSharp("src/RE.Bench")
        from line in file.Lines.Index()
        where ConsoleUse().IsMatch(line.Item) && !line.Item.TrimStart().StartsWith("//", StringComparison.Ordinal)
        select $"{file.Path}:{line.Index + 1}: {line.Item.Trim()}");

    [Theory]
    [InlineData("public sealed class B;\n", false)]
    [InlineData("public sealed class A;\npublic enum B { C }\n", false)]
    [InlineData("public sealed record A\n{\n    private sealed class B;\n}\n", true)]
    [InlineData("public static partial class A\n{\n}\n", true)]
    [InlineData("internal delegate Task A(int b);\n", true)]
    [InlineData("return 0;\n", true)]
    public void The_rule_sees_a_second_type_and_another_name(string text, bool isFine) => Assert.Equal(isFine, !WrongTypes(new("src/X/A.cs", text)).Any());

    private static IEnumerable<string> WrongTypes(SourceFile file)
    {
        var types = TopLevelType().Matches(file.Text).Select(match => match.Groups[1].Value).Distinct().ToList();
        var name = Path.GetFileName(file.Path).Split('.')[0];
        if (types.Count > 1)
        {
            yield return $"{file.Path} has the types {string.Join(", ", types)}";
        }
        else if (types is [var only] && only != name)
        {
            yield return $"{file.Path} has the type {only}";
        }
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|readonly|partial|unsafe|ref) )*(?:class|record struct|record class|record|struct|interface|enum|delegate [\w<>\[\]?., ]+?) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"(?<![\w.])(System\.)?Console\.\w")]
    private static partial Regex ConsoleUse();
}
