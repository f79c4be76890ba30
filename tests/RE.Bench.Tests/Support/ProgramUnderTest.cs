namespace RE.Bench.Tests.Support;

/// <summary>
/// The command line as it was built with these tests, in its own output folder: the copy beside the tests lacks what the framework of the tests brings.
/// Benchmarks of what users get name the published <c>rebench.dll</c> in <c>REBENCH_PROGRAM</c>.
/// </summary>
internal static class ProgramUnderTest
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("REBENCH_PROGRAM") is { Length: > 0 } named
        ? named
        : System.IO.Path.Combine(AppContext.BaseDirectory.Replace("/RE.Bench.Tests/", "/RE.Bench.Cli/", StringComparison.Ordinal), "rebench.dll");
}
