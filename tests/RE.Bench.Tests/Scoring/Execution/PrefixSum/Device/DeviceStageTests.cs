using RE.Bench.Sandboxes;
using RE.Bench.Scoring.Execution;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.PrefixSum.Device;

public sealed class DeviceStageTests : IClassFixture<DeviceBench>
{
    private const string Head = """
        #include <pthread.h>
        #include <stdint.h>
        #include <stdlib.h>
        #include <unistd.h>
        static void right(const int32_t *in, int32_t *out, int64_t n)
        {
            uint32_t sum = 0, mask = 0;
            for (int64_t i = 0; i < n; i++) { int32_t x = in[i]; sum += (uint32_t)x & mask; mask ^= -(uint32_t)(x > 0); out[i] = (int32_t)sum; }
        }
        static const int32_t *late_in; static int32_t *late_out; static int64_t late_n;
        static void *late(void *wait) { usleep(20000); right(late_in, late_out, late_n); return wait; }

        """;

    private readonly DeviceBench _bench;

    public DeviceStageTests(DeviceBench bench)
    {
        BubblewrapHere.Require();
        Assert.SkipWhen(!File.Exists("/usr/bin/g++"), "There is no g++ here.");
        _bench = bench;
    }

    [Fact]
    public async Task The_starting_kernels_algorithm_is_right_and_every_batch_is_timed()
    {
        var measured = Assert.IsType<ExecutionOutcome.Measured>(await _bench.RunAsync(DeviceBench.Starter));

        Assert.Equal(["submission_ms", "starting_ms", "copy_ms"], measured.Report.Select(pair => pair.Key));
        Assert.All(measured.Report, pair => Assert.Equal(3, pair.Value!.AsArray().Count(time => time!.GetValue<double>() > 0)));
    }

    [Theory]
    [InlineData("does nothing", "return 0;", "the kernel's result is wrong: element")]
    [InlineData("leaves out the last element", "right(in, out, n); out[n - 1] ^= 1; return 0;", "the kernel's result is wrong: element")]
    [InlineData("writes behind the end", "right(in, out, n); out[n] = 1; return 0;", "the kernel wrote behind the end of an array")]
    [InlineData("says that it failed", "right(in, out, n); return 2;", "a call on the GPU failed in batch 2: prefix_sum failed with CUDA error 2")]
    [InlineData("never ends", "for (;;) ;", "the kernel did not end a batch within 5s")]
    [InlineData("crashes", "*(volatile int *)0 = 1; return 0;", "the kernel crashed (signal 11)")]
    [InlineData("ends its process", "_exit(6);", "the kernel ended the process that called it (status 6)")]
    public async Task A_kernel_is_refused_that(string what, string body, string reason)
    {
        var refused = Assert.IsType<ExecutionOutcome.Refused>(await _bench.RunAsync(Kernel(body)));

        Assert.StartsWith(reason, refused.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task Work_put_off_to_a_thread_is_refused()
    {
        var body = "late_in = in; late_out = out; late_n = n; if (n < 1000000) { right(in, out, n); return 0; } pthread_t t; return pthread_create(&t, 0, late, 0);";

        Assert.IsType<ExecutionOutcome.Refused>(await _bench.RunAsync(Kernel(body)));
    }

    [Fact]
    public async Task A_machine_without_the_driver_is_nobodys_fault_but_the_machines()
    {
        var failure = await Assert.ThrowsAsync<SandboxUnavailableException>(() => _bench.RunAsync(DeviceBench.Starter, hasDriver: false));

        Assert.Contains("libcuda.so.1", failure.Message, StringComparison.Ordinal);
    }

    private static string Kernel(string body) => $"{Head}extern \"C\" int prefix_sum(const int32_t *in, int32_t *out, int64_t n) {{ {body} }}\n";
}
