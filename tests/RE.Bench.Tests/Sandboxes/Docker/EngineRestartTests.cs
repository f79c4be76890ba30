using RE.Bench.Sandboxes;

namespace RE.Bench.Tests.Sandboxes.Docker;

/// <summary>Each on an engine of its own, which is killed or stopped while a command runs.</summary>
[Collection(DockerTests.Name)]
public sealed class EngineRestartTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_live_restore_the_command_goes_on_and_its_result_arrives(bool killed)
    {
        await using var engine = await StartOrSkipAsync("--live-restore");
        await using var room = new DockerRoom(TestEngine.OptionsFor(engine.Address));
        await using var sandbox = await room.CreateAsync();
        var running = sandbox.ExecAsync(DockerRoom.Shell("echo before; while [ ! -e ~/go ]; do sleep 0.05; done; echo after; exit 7"), null, TestContext.Current.CancellationToken);

        await EndAsync(engine, killed);
        var whileAway = await DockerRoom.PrintedAsync(sandbox, "echo engine is away");
        await engine.StartAgainAsync();
        await File.WriteAllTextAsync(Path.Combine(room.Spec.WorkspaceFolder, "go"), "", TestContext.Current.CancellationToken);
        var result = await running;

        Assert.Equal("engine is away\n", whileAway);
        Assert.Equal(new ExecEnd.Exited(7), result.End);
        Assert.Equal("before\nafter\n", result.Stdout.Text);
        await sandbox.FreezeAsync(TestContext.Current.CancellationToken);
        await sandbox.ThawAsync(TestContext.Current.CancellationToken);
        Assert.Equal("still here\n", await DockerRoom.PrintedAsync(sandbox, "echo still here"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_live_restore_the_sandbox_is_unavailable_and_the_engine_is_named(bool killed)
    {
        await using var engine = await StartOrSkipAsync();
        await using var room = new DockerRoom(TestEngine.OptionsFor(engine.Address));
        var sandbox = await room.CreateAsync();
        await File.WriteAllTextAsync(Path.Combine(room.Spec.WorkspaceFolder, "kept"), "kept", TestContext.Current.CancellationToken);
        var running = sandbox.ExecAsync(DockerRoom.Shell("sleep 1000") with { Timeout = null }, null, TestContext.Current.CancellationToken);

        await EndAsync(engine, killed);
        await engine.StartAgainAsync();
        var error = await Assert.ThrowsAsync<SandboxUnavailableException>(() => running);

        Assert.Contains($"The Docker engine at '{engine.Address}' was stopped or restarted", error.Message, StringComparison.Ordinal);
        Assert.Contains("live-restore", error.Message, StringComparison.Ordinal);
        await sandbox.DisposeAsync();
        Assert.Null(await room.Provider.AttachAsync(room.Spec, TestContext.Current.CancellationToken));
        await using var replacement = await room.CreateAsync();
        Assert.Equal("kept", await DockerRoom.PrintedAsync(replacement, "cat ~/kept"));
    }

    private static Task EndAsync(PrivateEngine engine, bool killed) => killed ? engine.KillAsync() : engine.StopAsync();

    private static async Task<PrivateEngine> StartOrSkipAsync(params string[] options)
    {
        try
        {
            return await PrivateEngine.StartAsync(options);
        }
        catch (InvalidOperationException error)
        {
            Assert.Skip($"A private Docker engine cannot be started: {error.Message}");
            throw;
        }
    }
}
