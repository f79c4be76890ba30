using RE.Bench.Scoring.Execution;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.PrefixSum;

public sealed class PrefixSumStageTests : IClassFixture<KernelBench>
{
    private const string Head = """
        #define _GNU_SOURCE
        #include <stdint.h>
        #include <stdlib.h>
        #include <string.h>
        #include <unistd.h>
        static void right(const int32_t *in, int32_t *out, int64_t n)
        {
            uint32_t sum = 0, mask = 0;
            for (int64_t i = 0; i < n; i++) { int32_t x = in[i]; sum += (uint32_t)x & mask; mask ^= -(uint32_t)(x > 0); out[i] = (int32_t)sum; }
        }

        """;

    private readonly KernelBench _bench;

    public PrefixSumStageTests(KernelBench bench)
    {
        BubblewrapHere.Require();
        _bench = bench;
    }

    [Fact]
    public async Task Starting_and_reference_kernels_are_right_and_every_batch_is_timed()
    {
        foreach (var folder in new[] { "agent", "reference" })
        {
            var measured = Assert.IsType<ExecutionOutcome.Measured>(await _bench.RunAsync(KernelBench.Kernel(folder)));

            Assert.Equal(["submission_ms", "starting_ms", "copy_ms"], measured.Report.Select(pair => pair.Key));
            Assert.All(measured.Report, pair => Assert.Equal(3, pair.Value!.AsArray().Count(time => time!.GetValue<double>() > 0)));
        }
    }

    [Theory]
    [InlineData("a kernel that takes another way for short arrays", "if (n < 64) { for (int64_t i = 0; i < n; i++) right(in, out, i + 1); } else right(in, out, n);")]
    [InlineData("a path that is never taken", "if (n < 0) abort(); right(in, out, n);")]
    [InlineData("a kernel that writes its output backwards in the end", "int32_t *t = malloc(4 * n); right(in, t, n); for (int64_t i = n - 1; i >= 0; i--) out[i] = t[i]; free(t);")]
    public async Task Unusual_but_honest_kernels_score(string what, string body)
    {
        var outcome = await _bench.RunAsync(Kernel(body));

        Assert.True(outcome is ExecutionOutcome.Measured, what);
    }

    [Theory]
    [InlineData("does nothing", "(void)in; (void)out; (void)n;", "the kernel's result is wrong: element")]
    [InlineData("is right on small numbers only", "int64_t sum = 0; int odd = 0; for (int64_t i = 0; i < n; i++) { if (odd) sum += in[i]; odd ^= in[i] > 0; out[i] = sum > INT32_MAX ? INT32_MAX : sum < INT32_MIN ? INT32_MIN : (int32_t)sum; }", "the kernel's result is wrong: element")]
    [InlineData("is right on long arrays only", "if (n < 8) return; right(in, out, n);", "the kernel's result is wrong: element")]
    [InlineData("leaves out the last element", "right(in, out, n); if (n > 100) out[n - 1] ^= 1;", "the kernel's result is wrong: element")]
    [InlineData("repeats the first answer it gave for a length", "static int32_t *kept[200000]; if (n < 200000) { if (!kept[n]) { kept[n] = malloc(4 * n); right(in, kept[n], n); } memcpy(out, kept[n], 4 * n); }", "the kernel's result is wrong: element")]
    [InlineData("repeats the answer it gave for an address", "static const int32_t *last; static int32_t *kept; static int calls; if (++calls > 19 + 16 && n == 131072) { return; } (void)last; (void)kept; right(in, out, n);", "the kernel's result is wrong: element")]
    [InlineData("writes behind the end", "right(in, out, n); out[n] = 1;", "the kernel wrote behind the end of an array")]
    [InlineData("crashes", "right(in, out, n); *(volatile int *)0 = 1;", "the kernel crashed (signal 11)")]
    [InlineData("aborts", "abort(); right(in, out, n);", "the kernel crashed (signal 6)")]
    [InlineData("leaves the process", "_exit(0); right(in, out, n);", "the kernel ended the process that called it (status 0)")]
    [InlineData("never ends", "for (;;) ; right(in, out, n);", "the kernel did not end a batch within 3s")]
    [InlineData("writes to its input", "((int32_t *)in)[0] = 1; right(in, out, n);", "the kernel crashed (signal 11)")]
    [InlineData("hides in a child process", "if (fork() == 0) for (;;) ; if (fork() < 0) abort(); right(in, out, n);", "the kernel crashed (signal 6)")]
    public async Task A_kernel_that(string what, string body, string reason)
    {
        var refused = Assert.IsType<ExecutionOutcome.Refused>(await _bench.RunAsync(Kernel(body)));

        Assert.StartsWith(reason, refused.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task A_kernel_cannot_put_work_off_to_a_thread()
    {
        var body = "pthread_t t; static struct { const int32_t *in; int32_t *out; int64_t n; } job; job.in = in; job.out = out; job.n = n; if (pthread_create(&t, 0, later, &job) != 0) abort();";
        var refused = Assert.IsType<ExecutionOutcome.Refused>(await _bench.RunAsync("#include <pthread.h>\n" + Head + "static void *later(void *p) { return p; }\n" + Exported(body)));

        Assert.StartsWith("the kernel crashed (signal 6)", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kernel_that_says_done_before_it_is_gains_nothing()
    {
        // It finds the control page among its mappings and answers for the runner, then does its work.
        const string Finder = """
            #include <stdio.h>
            static volatile uint64_t *control(void)
            {
                static volatile uint64_t *found;
                char line[512];
                FILE *maps = found ? NULL : fopen("/proc/self/maps", "r");
                while (maps && fgets(line, sizeof line, maps))
                    if (strstr(line, "control.bin"))
                        found = (volatile uint64_t *)strtoul(line, NULL, 16);
                if (maps)
                    fclose(maps);
                return found;
            }

            """;
        const string Body = "volatile uint64_t *c = control(); if (c) { c[8] = c[0]; for (volatile int i = 0; i < 30000000; i++) ; } right(in, out, n);";
        var refused = Assert.IsType<ExecutionOutcome.Refused>(await _bench.RunAsync(Head + Finder + Exported(Body)));

        Assert.True(
            refused.Reason.StartsWith("the kernel returned before its result was complete", StringComparison.Ordinal) || refused.Reason.StartsWith("the kernel's result is wrong", StringComparison.Ordinal),
            refused.Reason);
    }

    [Theory]
    [InlineData("exit 3", "'kernel/build.sh' ended with status 3")]
    [InlineData("true", "'kernel/build.sh' made no file 'kernel/kernel.so'")]
    [InlineData("ln -s /etc/passwd \"$(dirname \"$0\")/kernel.so\"", "'kernel/build.sh' made no file 'kernel/kernel.so'")]
    [InlineData("head -c 20000000 /dev/zero > \"$(dirname \"$0\")/kernel.so\"", "'kernel/kernel.so' has more than 16 MiB")]
    [InlineData("echo no library > \"$(dirname \"$0\")/kernel.so\"", "kernel.so cannot be used:")]
    [InlineData("cd \"$(dirname \"$0\")\"; echo 'int other;' > o.c; cc -shared -fPIC -o kernel.so o.c", "kernel.so cannot be used:")]
    public async Task A_build_that_makes_no_kernel_says_why(string build, string reason)
    {
        var refused = Assert.IsType<ExecutionOutcome.Refused>(await _bench.RunAsync(Kernel("right(in, out, n);"), build));

        Assert.StartsWith(reason, refused.Reason, StringComparison.Ordinal);
    }

    private static string Kernel(string body) => Head + Exported(body);

    private static string Exported(string body) => $"void prefix_sum(const int32_t *in, int32_t *out, int64_t n) {{ {body} }}\n";
}
