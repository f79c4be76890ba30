using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Environments.Yaml;

public sealed class YamlFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_above_1_MiB_is_refused_before_it_is_read() =>
        Assert.Equal("environment.yaml:1:1: the file is larger than 1 MiB, the most that a definition may have. Move data into files of their own.", Message(new byte[10 << 20]));

    [Fact]
    public void A_file_without_end_is_refused() => Assert.Contains("larger than 1 MiB", Assert.Single(Refused("/dev/zero")).Message);

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused_at_the_byte() =>
        Assert.Equal("environment.yaml:2:4: the bytes here are not UTF-8. Save the file as UTF-8.", Message([.. "a: 1\nb: "u8, 0xFF, .. "\n"u8]));

    [Fact]
    public void UTF_16_is_refused() => Assert.Contains("not UTF-8", Message(System.Text.Encoding.Unicode.GetPreamble()));

    [Fact]
    public void A_byte_order_mark_is_allowed() => Assert.Contains("lacks the required key", Message([.. "\uFEFFslug: a\n"u8]));

    [Fact]
    public void A_missing_file_is_a_problem() => Assert.Equal("there is no such file.", Assert.Single(Refused(Path.Combine(_folder.Path, "no.yaml"))).Message);

    [Fact]
    public void A_folder_is_a_problem() => Assert.StartsWith("the file cannot be read:", Assert.Single(Refused(_folder.Path)).Message);

    [Fact]
    public void Who_wants_only_the_value_gets_all_problems_as_one_user_error()
    {
        var error = Assert.Throws<UserErrorException>(() => StrictYaml.Parse<ScoreRules>("bettre: higher\ntimeout: 1\n", "a.yaml").ValueOrThrow());

        Assert.Equal(4, error.Message.Split('\n').Length);
    }

    private string Message(byte[] bytes)
    {
        var file = Path.Combine(_folder.Path, "environment.yaml");
        File.WriteAllBytes(file, bytes);
        return string.Join('\n', Refused(file)).Replace(_folder.Path + "/", "");
    }

    private static IReadOnlyList<Problem> Refused(string file) => Assert.IsType<YamlRead<EnvironmentDefinition>.Refused>(StrictYaml.Read<EnvironmentDefinition>(file)).Problems;
}
