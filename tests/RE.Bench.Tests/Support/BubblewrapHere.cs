namespace RE.Bench.Tests.Support;

/// <summary>Skips a test, with the reason, where no bubblewrap is installed.</summary>
internal static class BubblewrapHere
{
    public static void Require() => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "bwrap"))), "no 'bwrap' on the path; './test' installs bubblewrap where it may");
}
