using RE.Bench.Agents.Catalog;
using RE.Bench.Budgets;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Agents.External;

public sealed class ExecAgentSpecTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_command_line_agent_takes_a_model_and_mounts_from_the_command_line()
    {
        var agent = AgentCatalog.Load(null).Resolve("exec:sh run.sh", "anthropic/claude-x", [$"{_folder.Path}:/opt/mine", _folder.Path]);

        Assert.Equal(("exec", "exec", "sh run.sh", "anthropic/claude-x"), (agent.Scaffold, agent.ScaffoldName, agent.Exec!.Command, agent.Model!.Name));
        Assert.Equal(["/opt/mine", $"/opt/{Path.GetFileName(_folder.Path)}"], agent.Exec.Mounts.Select(mount => mount.SandboxPath));
    }

    [Fact]
    public void An_entry_of_a_file_may_be_a_program_with_folders_beside_the_file()
    {
        Directory.CreateDirectory(_folder["mine"]);
        var file = _folder.Write("agents.yaml", "agents:\n  a: { scaffold: exec, command: sh a.sh, mounts: [./mine], env: { MODE: quiet } }\n");

        var agent = AgentCatalog.Load(file).Resolve("a");

        Assert.Null(agent.Model);
        Assert.Equal((_folder["mine"], "/opt/mine"), (Assert.Single(agent.Exec!.Mounts).HostPath, agent.Exec.Mounts[0].SandboxPath));
        Assert.Equal("quiet", agent.Exec.Environment["MODE"]);
    }

    [Theory]
    [InlineData("exec:", null, null, "names no program")]
    [InlineData("starter", "openai/o1", null, "'starter' is none")]
    [InlineData("exec:x", null, "/no/such/folder", "which is not there")]
    [InlineData("exec:x", null, "/usr:/home/agent", "is not free inside")]
    [InlineData("exec:x", null, "/usr:/opt/../run/rebench", "is not free inside")]
    [InlineData("exec:x", null, "/usr:relative", "is not free inside")]
    [InlineData("exec:x", "nobody/x", null, "names no model")]
    public void What_cannot_be_is_refused_with_what_to_do(string agent, string? model, string? mount, string message)
    {
        var error = Assert.Throws<UserErrorException>(() => AgentCatalog.Load(null).Resolve(agent, model, mount is null ? [] : [mount]));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ scaffold: exec }", "needs a 'command'")]
    [InlineData("{ scaffold: modular }", "it needs a 'model'")]
    public void An_entry_that_is_not_whole_is_named(string entry, string message)
    {
        var file = _folder.Write("agents.yaml", $"agents:\n  a: {entry}\n");

        var error = Assert.Throws<UserErrorException>(() => AgentCatalog.Load(file));

        Assert.Contains("agent 'a': ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
