using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Environments;

public sealed class EnvironmentRootTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_option_goes_before_the_variable_and_the_variable_before_a_search()
    {
        var (option, variable, beside) = (Root("option"), Root("variable"), Root("program/environments"));

        Assert.Equal(option, EnvironmentRoot.Find("option", variable, PathOf("program"), _folder.Path));
        Assert.Equal(variable, EnvironmentRoot.Find(null, variable, PathOf("program"), _folder.Path));
        Assert.Equal(beside, EnvironmentRoot.Find(null, "", PathOf("program"), _folder.Path));
    }

    [Fact]
    public void The_folder_is_found_above_the_current_folder_and_above_the_program()
    {
        var above = Root("checkout/environments");
        Directory.CreateDirectory(PathOf("checkout/src/environments"));

        Assert.Equal(above, EnvironmentRoot.Find(null, null, PathOf("elsewhere"), PathOf("checkout/src/deep")));
        Assert.Equal(above, EnvironmentRoot.Find(null, null, PathOf("checkout/artifacts/bin"), PathOf("elsewhere")));
    }

    [Fact]
    public void A_named_folder_that_does_not_exist_is_an_error()
    {
        Assert.StartsWith("--environments names 'no', and there is no such folder.", Assert.Throws<UserErrorException>(() => EnvironmentRoot.Find("no", null, "/", _folder.Path)).Message);
        Assert.StartsWith("REBENCH_ENVIRONMENTS names 'no',", Assert.Throws<UserErrorException>(() => EnvironmentRoot.Find(null, "no", "/", _folder.Path)).Message);
    }

    [Fact]
    public void No_folder_anywhere_is_an_error_that_says_what_to_do() =>
        Assert.EndsWith("name the folder in REBENCH_ENVIRONMENTS.", Assert.Throws<UserErrorException>(() => EnvironmentRoot.Find(null, null, _folder.Path, _folder.Path)).Message);

    private string Root(string name) => Path.GetDirectoryName(Path.GetDirectoryName(_folder.Write($"{name}/sample/environment.yaml", "")))!;

    private string PathOf(string name) => Path.Combine(_folder.Path, name);
}
