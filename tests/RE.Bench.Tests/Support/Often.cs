using System.Globalization;

namespace RE.Bench.Tests.Support;

/// <summary>How often tests with random input try; the variable <c>REBENCH_FUZZ</c> multiplies it.</summary>
internal static class Often
{
    private static readonly int Factor = int.Parse(Environment.GetEnvironmentVariable("REBENCH_FUZZ") ?? "1", CultureInfo.InvariantCulture);

    /// <summary>So often.</summary>
    /// <param name="usual">Without the variable.</param>
    public static int Times(int usual) => usual * Factor;
}
