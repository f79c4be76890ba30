using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.Shared;

/// <summary>Loads libtorch and runs one operation, for <c>rebench doctor</c>.</summary>
internal static class TorchCheck
{
    /// <summary>One line with version, devices and time.</summary>
    /// <exception cref="InvalidOperationException">The operation gave a wrong number.</exception>
    public static string Run(TimeProvider time)
    {
        var started = time.GetTimestamp();
        using var scope = NewDisposeScope();
        var sum = ones(2, 3).matmul(ones(3, 2)).sum().item<float>();
        if (sum != 12)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"libtorch computed {sum} where 12 is right."));
        }

        var devices = cuda.is_available() ? string.Create(CultureInfo.InvariantCulture, $"{cuda.device_count()} CUDA devices") : "CPU";
        return string.Create(CultureInfo.InvariantCulture, $"TorchSharp {typeof(torch).Assembly.GetName().Version!.ToString(3)}, libtorch {__version__}, {devices}, loaded in {time.GetElapsedTime(started).TotalMilliseconds:0} ms");
    }
}
