namespace RE.Bench.Scorers.Tests.Shared;

/// <summary>Names the collection of tests that compute: TorchSharp reports an error of one thread to whichever asks first, so they take turns. A scorer process has one thread.</summary>
internal static class TorchTests
{
    public const string Collection = "torch";
}
