using CsCheck;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Environments.Yaml;

public sealed class StrictYamlFuzzTests : IDisposable
{
    private const string Definition = """
        slug: sample # comment
        title: "quoted \u00e9"
        version: '1.0.0'
        summary: >-
          folded
          text
        submission: [answer.json, "b"]
        score: { better: higher, selection: best, timeout: 20s }
        profiles:
          cpu:
            time: 30m
            resources: { cpus: 2.5, memory: 4GiB }
            data:
            - a
            - b
            parameters: |
              literal
        """;

    private static readonly string[] Pieces =
        ["&a", "*a", "!!x", "<<:", "---\n", "...\n", "%YAML 1.1\n", "? ", "- ", ": ", ", ", "{", "}", "[", "]", "\"", "'", "\n", "\n\n  ", "\t", "#", "|+2\n", ">", "\\", "\\uD800", "\\U00110000", "0x", ".nan", "~", "\uFEFF", "é", "\u2028", "\0", "a", "b", " ", "1"];

    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Random_bytes_are_only_ever_problems()
    {
        var file = Path.Combine(_folder.Path, "environment.yaml");
        Gen.Byte.Array[0, 400].Sample(
            bytes =>
            {
                File.WriteAllBytes(file, bytes);
                return Holds(StrictYaml.Read<EnvironmentDefinition>(file));
            },
            iter: Often.Times(2000),
            threads: 1);
    }

    [Fact]
    public void Changed_definitions_are_only_ever_problems() =>
        Gen.Select(Gen.Int[0, Definition.Length], Gen.Int[0, 12], Piece).Array[1, 8].Sample(
            changes => Holds(StrictYaml.Parse<EnvironmentDefinition>(changes.Aggregate(Definition, Changed), "environment.yaml")),
            iter: Often.Times(5000));

    [Fact]
    public void Any_text_of_YAML_signs_is_only_ever_problems() =>
        Piece.Array[0, 60].Sample(
            pieces => Holds(StrictYaml.Parse<EnvironmentDefinition>(string.Concat(pieces), "environment.yaml")),
            iter: Often.Times(5000));

    [Theory]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("a: &a ")]
    [InlineData("- x\n")]
    [InlineData("[],")]
    [InlineData("\"a\" ")]
    [InlineData("'")]
    [InlineData("%TAG ! x\n")]
    [InlineData("# c\n")]
    [InlineData("a\n")]
    [InlineData("a ")]
    [InlineData("\n")]
    [InlineData("1")]
    [InlineData("!a ")]
    [InlineData("---\n")]
    public async Task A_full_size_text_of_one_sign_is_refused_in_time(string sign)
    {
        var text = string.Concat(Enumerable.Repeat(sign, StrictYaml.LargestFile / sign.Length));

        var read = Task.Run(() => Holds(StrictYaml.Parse<EnvironmentDefinition>(text, "environment.yaml")), TestContext.Current.CancellationToken);

        Assert.True(await read.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken));
    }

    private static string Changed(string text, (int At, int Cut, string Put) change)
    {
        var at = Math.Min(change.At, text.Length);
        return string.Concat(text.AsSpan(0, at), change.Put, text.AsSpan(Math.Min(text.Length, at + change.Cut)));
    }

    /// <summary>A read either gives a value or at least one problem, each with a place and one line of printable text.</summary>
    private static bool Holds(YamlRead<EnvironmentDefinition> read) => read switch
    {
        YamlRead<EnvironmentDefinition>.Valid => true,
        YamlRead<EnvironmentDefinition>.Refused { Problems.Count: > 0 } refused =>
            refused.Problems.All(problem => problem is { Place: { Line: > 0, Column: > 0 }, Message.Length: > 0 and < 3000 } && !problem.Message.Any(char.IsControl)),
        _ => false,
    };
}
