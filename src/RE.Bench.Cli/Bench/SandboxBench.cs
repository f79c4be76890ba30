using System.Globalization;
using RE.Bench.Sandboxes;

namespace RE.Bench.Cli.Bench;

/// <summary>What a sandbox costs: to make, to call, to read from.</summary>
internal static class SandboxBench
{
    private const long Megabytes = 100;

    /// <summary>Measures one kind of sandbox.</summary>
    public static async IAsyncEnumerable<Measured> RunAsync(
        ISandboxProvider provider, Func<string, SandboxSpec> spec, TimeProvider time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lives = await Samples.TakeAsync(time, 5, async i =>
        {
            await using var one = await provider.CreateAsync(spec($"life-{i}"), cancellationToken);
        });
        yield return new($"{provider.Name}: sandbox created, started and removed", lives.ToString(), "");

        await using var sandbox = await provider.CreateAsync(spec("calls"), cancellationToken);
        var calls = await Samples.TakeAsync(time, 300, i => sandbox.ExecAsync(new ExecRequest { Id = $"true-{i}", Arguments = ["true"] }, null, cancellationToken));
        yield return new($"{provider.Name}: round trip of 'true' through the guest", calls.ToString(), "1/25 of the docker command line");
        if (provider.Name == "docker")
        {
            yield return await CommandLineAsync(sandbox.Id, calls, time, cancellationToken);
        }

        yield return await OutputAsync(provider.Name, sandbox, time, cancellationToken);
    }

    private static async Task<Measured> CommandLineAsync(string container, Samples calls, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var samples = await Samples.TakeAsync(time, 20, _ => ChildProcess.RunAsync("docker", ["exec", container, "true"], cancellationToken));
            var ratio = samples.Median / calls.Median;
            return new("docker: 'docker exec ... true' on the command line, same run", string.Create(CultureInfo.InvariantCulture, $"{samples}; {ratio:0} times the guest's"), "");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new("docker: 'docker exec ... true' on the command line", "not measured: no docker command here", "");
        }
    }

    private static async Task<Measured> OutputAsync(string name, ISandbox sandbox, TimeProvider time, CancellationToken cancellationToken)
    {
        var before = PeakMemory.Read();
        var samples = await Samples.TakeAsync(time, 5, i => sandbox.ExecAsync(
            new ExecRequest { Id = $"out-{i}", Arguments = ["head", "-c", $"{Megabytes << 20}", "/dev/zero"], KeepBytes = 1 << 16 }, null, cancellationToken));
        var speed = Megabytes * 1.048576 / samples.Median.TotalSeconds;
        return new(
            $"{name}: 100 MiB through stdout",
            string.Create(CultureInfo.InvariantCulture, $"{speed:0} MB/s (median of 5), peak memory +{(PeakMemory.Read() - before) >> 20} MiB"),
            ">= 300 MB/s, memory flat");
    }
}
