using RE.Bench.Budgets;
using RE.Bench.Scoring;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring;

public sealed class ScorerProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_one_that_is_named_comes_first_then_the_variable_then_the_one_beside_the_harness()
    {
        var beside = _folder.Write("bin/rebench-score", "");
        var variable = _folder.Write("variable", "");
        var named = _folder.Write("named", "");

        Assert.Equal(beside, Find(null).Program);
        _variables["REBENCH_SCORER"] = variable;
        Assert.Equal(variable, Find(null).Program);
        Assert.Equal(named, Find(named).Program);
    }

    [Fact]
    public void The_repositorys_own_build_of_the_same_configuration_is_found()
    {
        var scorer = _folder.Write("bin/RE.Bench.Scorers/debug_linux-x64/rebench-score", "");
        Directory.CreateDirectory(_folder["bin/RE.Bench.Cli/debug_linux-x64"]);

        Assert.Equal(scorer, ScorerProgram.Find(null, _variables.GetValueOrDefault, _folder["bin/RE.Bench.Cli/debug_linux-x64/"]).Program);
    }

    [Fact]
    public void A_library_is_started_by_the_runtime()
    {
        _variables["PATH"] = $"/nowhere:{_folder["sdk"]}";
        var dotnet = _folder.Write("sdk/dotnet", "");
        var library = _folder.Write("rebench-score.dll", "");
        _variables["REBENCH_SCORER"] = library;

        var program = Find(null);

        Assert.Equal("dotnet", Path.GetFileName(program.Program));
        Assert.True(program.Program == dotnet || program.Program == Environment.ProcessPath);
        Assert.Equal([library], program.Arguments);
    }

    [Fact]
    public void The_native_one_is_known_where_it_lies_beside()
    {
        _folder.Write("bin/rebench-score", "");
        Assert.Null(Find(null).Native);

        var native = _folder.Write("bin/rebench-score-native", "");

        Assert.Equal([native, _folder["bin/rebench-score"]], Find(null).Starts.Select(start => start.Program));
    }

    [Fact]
    public void When_there_is_none_the_message_says_what_to_do()
    {
        Assert.Contains("dotnet build src/RE.Bench.Scorers", Assert.Throws<UserErrorException>(() => Find(null)).Message, StringComparison.Ordinal);

        _variables["REBENCH_SCORER"] = "/nowhere/rebench-score";
        Assert.Contains("'/nowhere/rebench-score'", Assert.Throws<UserErrorException>(() => Find(null)).Message, StringComparison.Ordinal);
    }

    private ScorerProgram Find(string? named) => ScorerProgram.Find(named, _variables.GetValueOrDefault, _folder["bin"]);
}
