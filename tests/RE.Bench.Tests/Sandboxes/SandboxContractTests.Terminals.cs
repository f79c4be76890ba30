using System.IO.Pipelines;
using System.Text;
using RE.Bench.Sandboxes;

namespace RE.Bench.Tests.Sandboxes;

public abstract partial class SandboxContractTests
{
    private const string Interactive = "if command -v bash >/dev/null; then exec bash --norc -i; else exec sh -i; fi";

    [Fact]
    public async Task A_command_in_a_terminal_has_it_to_itself()
    {
        await using var sandbox = await CreateAsync();
        var request = Shell("test -t 0 && test -t 1 && test -t 2 && stty size && echo to-tty > /dev/tty && echo to-error >&2; exit 3") with { Terminal = new ExecTerminal(132, 43) };

        var result = await sandbox.ExecAsync(request, null, Cancel);

        Assert.Equal(new ExecEnd.Exited(3), result.End);
        Assert.Equal("43 132\r\nto-tty\r\nto-error\r\n", result.Stdout.Text);
        Assert.Equal(0, result.Stderr.TrueSize);
    }

    [Fact]
    public async Task What_is_typed_comes_through_as_keys()
    {
        await using var sandbox = await CreateAsync();
        var (output, keys) = (new RecordingOutput(), new Pipe());
        var running = sandbox.ExecAsync(InTerminal("trap 'echo interrupted; exit' INT; read -r line; echo \"got <$line>\"; stty -echo; echo hidden; while :; do sleep 0.05; done", keys), output, Cancel);

        await TypeAsync(keys, "hällo\x7f\x7f!\r");
        await output.SeenAsync("got <häl!>");
        await output.SeenAsync("hidden");
        await TypeAsync(keys, "\x03");

        await running;
        Assert.EndsWith("hidden\r\ninterrupted\r\n", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_size_reaches_the_command()
    {
        await using var sandbox = await CreateAsync();
        var (output, keys) = (new RecordingOutput(), new Pipe());
        var request = InTerminal("trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.05; done", keys);
        var running = sandbox.ExecAsync(request, output, Cancel);
        await output.SeenAsync("ready");

        request.Terminal!.Resize(100, 30);

        await running;
        Assert.Contains("30 100\r\n", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_in_a_terminal_stays_in_the_foreground_when_all_stands_still()
    {
        await using var sandbox = await CreateAsync();
        var (output, keys) = (new RecordingOutput(), new Pipe());
        var running = sandbox.ExecAsync(InTerminal(Interactive, keys), output, Cancel);
        await TypeAsync(keys, "PS1='at-''prompt '; sleep 1000 &\r");
        await output.SeenAsync("at-prompt ");
        await TypeAsync(keys, "kill -STOP %1; sleep 0.1; jobs\r");
        await output.SeenAsync("Stopped");
        await TypeAsync(keys, "echo no''ted\r");
        await output.SeenAsync("noted");
        await TypeAsync(keys, "sh -c 'echo job-''began; until [ -e go ]; do sleep 0.02; done; echo job-''ended'\r");
        await output.SeenAsync("job-began");
        var before = output.Text.Length;

        for (var i = 0; i < 20; i++)
        {
            await sandbox.FreezeAsync(Cancel);
            await sandbox.ThawAsync(Cancel);
        }

        await AskAsync(sandbox, "touch go");
        await output.SeenAsync("job-ended");
        Assert.DoesNotContain("Stopped", output.Text[before..], StringComparison.OrdinalIgnoreCase);
        before = output.Text.Length;
        await TypeAsync(keys, "jobs; kill -KILL %1; wait; echo al''one\r");
        await output.SeenAsync("alone");
        Assert.Contains("Stopped", output.Text[before..], StringComparison.Ordinal);
        await TypeAsync(keys, "exit 4\rexit 4\r");
        Assert.Equal(new ExecEnd.Exited(4), (await running).End);
    }

    [Fact]
    public async Task A_new_harness_goes_on_in_the_same_terminal()
    {
        var spec = Spec();
        var sandbox = await NewProvider().CreateAsync(spec, Cancel);
        var (first, second) = (new RecordingOutput(), new RecordingOutput());
        var (keys, later) = (new Pipe(), new Pipe());
        var request = InTerminal("sh -i", keys);
        var lost = sandbox.ExecAsync(request, first, Cancel);
        await TypeAsync(keys, "kept=of-the-shell; cd /tmp; echo be''gun\r");
        await first.SeenAsync("begun");

        await sandbox.DetachAsync(Cancel);
        await Assert.ThrowsAsync<SandboxUnavailableException>(() => lost);
        await using var attached = Assert.IsAssignableFrom<ISandbox>(await NewProvider().AttachAsync(spec, Cancel));
        await attached.ThawAsync(Cancel);
        var again = attached.ExecAsync(request with { Input = later.Reader.AsStream(), Terminal = new ExecTerminal(90, 25) }, second, Cancel);
        await TypeAsync(later, "echo $kept in $PWD; stty size; exit 6\r");

        Assert.Equal(new ExecEnd.Exited(6), (await again).End);
        Assert.DoesNotContain("begun", second.Text, StringComparison.Ordinal);
        Assert.Contains("of-the-shell in /tmp\r\n25 90\r\n", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_ends_with_its_shell_and_takes_its_jobs_along()
    {
        await using var sandbox = await CreateAsync();
        var request = InTerminal("(trap '' HUP; exec sleep 1000) & echo left", new Pipe());

        var result = await sandbox.ExecAsync(request, null, Cancel);
        var killed = sandbox.ExecAsync(InTerminal("echo here; cat", new Pipe()) with { Timeout = TimeSpan.FromSeconds(1) }, null, Cancel);

        Assert.Equal("left\r\n", result.Stdout.Text);
        Assert.IsType<ExecEnd.TimedOut>((await killed).End);
        Assert.DoesNotContain("\ncat", await ProcessesAsync(sandbox), StringComparison.Ordinal);
    }

    private ExecRequest InTerminal(string script, Pipe keys) => Shell(script) with { Input = keys.Reader.AsStream(), Terminal = new ExecTerminal(80, 24) };

    private static async Task TypeAsync(Pipe keys, string text) => await keys.Writer.WriteAsync(Encoding.UTF8.GetBytes(text), Cancel);
}
