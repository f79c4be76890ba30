using RE.Bench.Budgets;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Bubblewrap;
using RE.Bench.Sandboxes.Bubblewrap.Host;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Tests.Sandboxes.Bubblewrap;

/// <summary>The contract on a real bubblewrap, and what only this kind of sandbox has.</summary>
public sealed class BubblewrapContractTests : SandboxContractTests
{
    private readonly string _root = $"/tmp/rebench-t-{Guid.NewGuid().ToString("N")[..8]}";
    private BubblewrapOptions _options = new();

    protected override string Image => "host";

    protected override async ValueTask PrepareAsync()
    {
        var availability = await new BubblewrapProvider(_options, TimeProvider.System).CheckAsync(Cancel);
        Assert.SkipUnless(availability.IsAvailable, $"no bubblewrap sandbox here: {availability.Detail}");
        _options = new BubblewrapOptions { ControlRoot = _root, GuestBinary = await GuestForTests.PathAsync() };
    }

    protected override ISandboxProvider NewProvider() => new BubblewrapProvider(_options, TimeProvider.System);

    protected override Task AssertNothingLeftAsync()
    {
        Assert.Empty(Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories));
        Assert.All(Directory.EnumerateDirectories(_root), f => Assert.Empty(Directory.EnumerateFileSystemEntries(f)));
        Assert.Empty(HostProcess.WithArgument("bwrap", _root));
        Assert.DoesNotContain(_root, File.ReadAllText("/proc/self/mountinfo"), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateDirectories("/sys/fs/cgroup", "rebench-" + Key, SearchOption.AllDirectories), _ => true);
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    private string Key => ControlFolder.Of(_root, RunId).Key;

    [Fact]
    public async Task A_csharp_file_runs_offline()
    {
        await using var sandbox = await CreateAsync(Spec() with { Resources = new SandboxResources() });
        Assert.SkipUnless(sandbox.Tools.Contains("dotnet"), "no .NET SDK on this machine");
        await sandbox.PutFileAsync("/home/agent/hello.cs", Bytes("Console.WriteLine($\"hello from {Environment.UserName}\");"), UnixFileMode.UserRead | UnixFileMode.UserWrite, Cancel);

        var result = await RunAsync(sandbox, "dotnet run hello.cs");

        Assert.True(result.Succeeded, result.Stdout.Text + result.Stderr.Text);
        Assert.Equal("hello from agent\n", result.Stdout.Text);
    }

    [Fact]
    public async Task A_c_file_is_compiled_and_runs()
    {
        await using var sandbox = await CreateAsync();
        Assert.SkipUnless(sandbox.Tools.Contains("gcc"), "no C compiler on this machine");

        Assert.Equal("42", await AskAsync(sandbox, "echo 'int main(){return 42;}' > a.c && gcc a.c -o a && ./a; echo $?"));
    }

    [Fact]
    public async Task Dangerous_system_calls_are_refused()
    {
        await using var sandbox = await CreateAsync();

        Assert.False((await RunAsync(sandbox, "unshare -U true")).Succeeded);
        Assert.False((await RunAsync(sandbox, "mount -t tmpfs x /tmp")).Succeeded);
        Assert.SkipUnless(sandbox.Tools.Contains("python3"), "no python3 to try sockets with");
        var vsock = await RunAsync(sandbox, "python3 -c 'import socket; socket.socket(40, socket.SOCK_STREAM)' 2>&1");
        Assert.Contains("Address family not supported", vsock.Stdout.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workspace_that_grows_too_large_ends_what_runs()
    {
        await using var sandbox = await CreateAsync(Spec() with { Resources = new SandboxResources { DiskBytes = 10 << 20 } });

        var single = await RunAsync(sandbox, "head -c 20000000 /dev/zero > one");
        var many = await RunAsync(sandbox, "for i in 1 2 3; do head -c 9000000 /dev/zero > many$i; done; sleep 100");

        Assert.False(single.Succeeded);
        Assert.Equal(new ExecEnd.Signaled(9), many.End);
        Assert.Contains("10485760 are allowed", many.Stderr.Text, StringComparison.Ordinal);
        Assert.Equal("fine", await AskAsync(sandbox, "rm -f one many*; echo fine"));
    }

    [Fact]
    public async Task Each_run_of_root_has_a_user_of_its_own()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "not root: sandboxes run as this user");
        await using var one = await CreateAsync();
        await using var other = await CreateAsync(Spec() with { RunId = RunId + "-other" });

        var users = new[] { one, other }.Select(s => File.ReadLines($"/proc/{s.Id}/status").First(l => l.StartsWith("Uid:", StringComparison.Ordinal))).ToList();

        Assert.NotEqual(users[0], users[1]);
        Assert.DoesNotContain(users, u => u.Split('\t')[1] == "0");
    }

    [Fact]
    public async Task A_sandbox_in_use_is_not_taken_away_by_a_second_run_of_the_same_name()
    {
        await using var sandbox = await CreateAsync();

        var refused = await Assert.ThrowsAsync<UserErrorException>(() => CreateAsync());

        Assert.Contains(RunId, refused.Message, StringComparison.Ordinal);
        Assert.Equal("fine", await AskAsync(sandbox, "echo fine"));
    }
}
