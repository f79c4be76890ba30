using System.Security.Cryptography;
using RE.Bench.Sandboxes;

namespace RE.Bench.Tests.Sandboxes;

public abstract partial class SandboxContractTests
{
    [Fact]
    public async Task Output_of_both_streams_arrives_while_the_command_runs()
    {
        await using var sandbox = await CreateAsync();
        var output = new RecordingOutput();

        var running = sandbox.ExecAsync(Shell("echo out; echo err >&2; until [ -e go ]; do sleep 0.05; done; echo end"), output, Cancel);
        await output.SeenAsync("out\n");
        await output.SeenAsync("!err\n");
        await sandbox.PutFileAsync("/home/agent/go", Bytes(""), UnixFileMode.UserRead, Cancel);
        var result = await running;

        Assert.True(result.Succeeded);
        Assert.Equal("out\nend\n", result.Stdout.Text);
        Assert.Equal("err\n", result.Stderr.Text);
    }

    [Fact]
    public async Task Input_of_any_size_reaches_the_command_and_is_closed()
    {
        await using var sandbox = await CreateAsync();
        var bytes = RandomNumberGenerator.GetBytes(20_000_000);

        var small = await sandbox.ExecAsync(Shell("cat; echo end") with { Input = Bytes("hello\n") }, null, Cancel);
        var large = await sandbox.ExecAsync(Shell("cat") with { Input = new MemoryStream(bytes), KeepBytes = 1 << 26 }, null, Cancel);
        var unread = await sandbox.ExecAsync(Shell("echo done") with { Input = new MemoryStream(bytes) }, null, Cancel);
        var none = await sandbox.ExecAsync(Shell("wc -c"), null, Cancel);

        Assert.Equal("hello\nend\n", small.Stdout.Text);
        Assert.True(large.Stdout.Head.Span.SequenceEqual(bytes));
        Assert.Equal("done\n", unread.Stdout.Text);
        Assert.Equal("0", none.Stdout.Text.Trim());
    }

    [Fact]
    public async Task The_end_of_a_command_is_told_as_it_was()
    {
        await using var sandbox = await CreateAsync();

        Assert.Equal(new ExecEnd.Exited(7), (await RunAsync(sandbox, "exit 7")).End);
        Assert.Equal(new ExecEnd.Signaled(9), (await RunAsync(sandbox, "kill -9 $$")).End);
        Assert.Equal(new ExecEnd.Signaled(15), (await RunAsync(sandbox, "kill -15 $$")).End);
        Assert.IsType<ExecEnd.NotStarted>((await sandbox.ExecAsync(Shell("") with { Arguments = ["no-such-program"] }, null, Cancel)).End);
        Assert.IsType<ExecEnd.NotStarted>((await sandbox.ExecAsync(Shell("true") with { WorkingDirectory = "/no/such/folder" }, null, Cancel)).End);
        Assert.IsType<ExecEnd.NotStarted>((await sandbox.ExecAsync(Shell("true\0"), null, Cancel)).End);
    }

    [Fact]
    public async Task Working_directory_and_variables_are_those_asked_for()
    {
        await using var sandbox = await CreateAsync(Spec() with { Environment = new Dictionary<string, string> { ["OF_RUN"] = "run", ["BOTH"] = "run" } });
        var request = Shell("pwd; echo \"$OF_RUN $BOTH $OF_COMMAND\"; echo $HOME; env") with
        {
            WorkingDirectory = "/tmp",
            Environment = new Dictionary<string, string> { ["BOTH"] = "command", ["OF_COMMAND"] = "a b'\"\nc" },
        };

        var result = await sandbox.ExecAsync(request, null, Cancel);

        Assert.StartsWith("/tmp\nrun command a b'\"\nc\n/home/agent\n", result.Stdout.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("REBENCH_GUEST", result.Stdout.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_is_cut_and_its_true_size_is_told_without_keeping_it()
    {
        await using var sandbox = await CreateAsync();
        var file = Path.Combine(_workspace.Path, "..", RunId + ".log");
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var result = await sandbox.ExecAsync(
            Shell("echo first; head -c 1000000000 /dev/zero; echo; echo last") with { KeepBytes = 1000, OutputFile = file, OutputFileLimit = 5000 }, null, Cancel);

        Assert.True(result.Succeeded, $"{result.End}");
        Assert.Equal(1_000_000_012, result.Stdout.TrueSize);
        Assert.True(result.Stdout.IsCut);
        Assert.StartsWith("first\n", result.Stdout.Text, StringComparison.Ordinal);
        Assert.EndsWith("\nlast\n", result.Stdout.Text, StringComparison.Ordinal);
        Assert.Equal(1000, result.Stdout.Head.Length + result.Stdout.Tail.Length);
        Assert.Equal(5000, new FileInfo(file).Length);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 32 << 20);
        File.Delete(file);
    }

    [Fact]
    public async Task A_slow_reader_slows_the_command_and_nobody_else()
    {
        await using var sandbox = await CreateAsync();
        var gate = new TaskCompletionSource();
        var output = new RecordingOutput(() => gate.Task);

        var slow = sandbox.ExecAsync(Shell("echo begin; head -c 50000000 /dev/zero; touch done") with { KeepBytes = 0 }, output, Cancel);
        await output.SeenAsync("begin");
        var meanwhile = await AskAsync(sandbox, "sleep 0.5; ls");
        gate.SetResult();
        var result = await slow;

        Assert.Equal("", meanwhile);
        Assert.Equal(50_000_006, result.Stdout.TrueSize);
        Assert.Equal("done", await AskAsync(sandbox, "ls"));
    }

    [Fact]
    public async Task Many_commands_run_side_by_side()
    {
        await using var sandbox = await CreateAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => AskAsync(sandbox, $"sleep 0.1; echo {i}")));

        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}"), results);
    }
}
