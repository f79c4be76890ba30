using System.Text;
using RE.Bench.Budgets;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Docker.Engine;
using RE.Bench.Sandboxes.Docker.Images;

namespace RE.Bench.Tests.Sandboxes.Docker;

/// <summary>The image that the environments use, made from Debian's packages.</summary>
[Collection(DockerTests.Name)]
public sealed class DotnetImageTests(TestEngine shared)
{
    [Fact]
    public async Task Solutions_in_c_sharp_and_c_are_built_offline_inside()
    {
        Assert.SkipWhen(shared.Missing is not null, shared.Missing ?? "");
        await MakeImageOrSkipAsync();
        await using var room = new DockerRoom(shared.Options with { GuestBinary = await GuestForTests.PathAsync() });
        room.Spec = room.Spec with { Image = "dotnet", Resources = new SandboxResources() };
        await using var sandbox = await room.CreateAsync();
        const string source = "Console.WriteLine($\"hello from {Environment.UserName}\");";
        await sandbox.PutFileAsync(
            "/home/agent/hello.cs", new MemoryStream(Encoding.UTF8.GetBytes(source)), UnixFileMode.UserRead | UnixFileMode.UserWrite, TestContext.Current.CancellationToken);

        var csharp = await sandbox.ExecAsync(DockerRoom.Shell("dotnet run hello.cs") with { Timeout = TimeSpan.FromMinutes(5) }, null, TestContext.Current.CancellationToken);
        var c = await DockerRoom.PrintedAsync(sandbox, "echo 'int main(){return 42;}' > a.c && gcc a.c -o a && ./a; echo $?; python3 -c 'print(6 * 7)'");

        Assert.Equal(["bash", "sh", "python3", "dotnet", "gcc"], sandbox.Tools.Where(tool => tool != "rustc"));
        Assert.True(csharp.Succeeded, csharp.Stdout.Text + csharp.Stderr.Text);
        Assert.Equal("hello from agent\n", csharp.Stdout.Text);
        Assert.Equal("42\n42\n", c);
    }

    private async Task MakeImageOrSkipAsync()
    {
        using var engine = new DockerEngine(shared.Options.Engine, TimeProvider.System);
        var store = new ImageStore(engine, shared.Options);
        try
        {
            await store.EnsureAsync(store.Recipe("dotnet"), null, TestContext.Current.CancellationToken);
        }
        catch (UserErrorException error) when (error.Message.Contains("debootstrap", StringComparison.Ordinal))
        {
            Assert.Skip($"The image cannot be made here: {error.Message}");
        }
    }
}
