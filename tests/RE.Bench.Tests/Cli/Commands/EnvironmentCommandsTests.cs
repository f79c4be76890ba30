using System.CommandLine;
using RE.Bench.Budgets;
using RE.Bench.Cli.Commands;
using RE.Bench.Tests.Environments;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Commands;

public sealed class EnvironmentCommandsTests : IDisposable
{
    private readonly SampleEnvironments _environments = new();
    private readonly StringWriter _output = new();

    public void Dispose() => _environments.Dispose();

    [Fact]
    public void List_prints_one_environment_a_line()
    {
        _environments.Write("broken/environment.yaml", "slug: broken\n");

        Assert.Equal(0, Run(ListCommand.Create(() => _environments.Catalog, _output)));

        Golden.Matches("list.txt", Output);
    }

    [Fact]
    public void List_prints_JSON_for_programs()
    {
        Assert.Equal(0, Run(ListCommand.Create(() => _environments.Catalog, _output), "--json"));

        Golden.Matches("list.json", System.Text.RegularExpressions.Regex.Replace(Output, "sha256:[0-9a-f]{64}", "sha256:…"));
    }

    [Fact]
    public void Show_prints_what_a_person_needs_before_an_attempt()
    {
        ShowEnvironment.Write(_environments.Catalog.Load("sample"), _output);

        Golden.Matches("show.txt", System.Text.RegularExpressions.Regex.Replace(Output, "sha256:[0-9a-f]{64}", "sha256:…"));
        Assert.All(Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Validate_prints_every_problem_of_every_environment_and_exits_with_2()
    {
        _environments.Write("broken/environment.yaml", "slug: broken\nscore: { better: most }\n");
        _environments.Change("memory: 4GiB", "memory: 4GB");

        Assert.Equal(2, Run(ValidateCommand.Create(() => _environments.Catalog, _output)));

        Golden.Matches("validate.txt", Output);
    }

    [Fact]
    public void Validate_is_quiet_about_valid_environments()
    {
        Assert.Equal(0, Run(ValidateCommand.Create(() => _environments.Catalog, _output)));

        Assert.Equal("1 environment checked, no problems.\n", Output);
    }

    [Theory]
    [InlineData("sample")]
    [InlineData("sample/")]
    [InlineData("sample/environment.yaml")]
    [InlineData("")]
    public void Validate_takes_an_environment_its_file_or_a_folder_of_them(string path)
    {
        Assert.Equal(0, Run(ValidateCommand.Create(() => throw new InvalidOperationException("A path was given."), _output), _environments.PathOf(path)));

        Assert.Equal("1 environment checked, no problems.\n", Output);
    }

    [Theory]
    [InlineData("no-such-folder")]
    [InlineData("sample/agent")]
    [InlineData("sample/instructions.md")]
    public void Validate_refuses_a_path_without_environments(string path) =>
        Assert.Contains("is neither an environment nor a folder of environments", Assert.Throws<UserErrorException>(
            () => Run(ValidateCommand.Create(() => _environments.Catalog, _output), _environments.PathOf(path))).Message);

    private string Output => _output.ToString().Replace(_environments.Root + "/", "");

    private static int Run(Command command, params string[] arguments) =>
        command.Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
