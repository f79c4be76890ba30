namespace RE.Bench.Tests.Support;

public sealed class GoldenTests
{
    [Fact]
    public void A_golden_file_lies_beside_its_test() => Golden.Matches("sample.txt", "two\nlines\n");

    [Fact]
    public void A_missing_golden_file_says_how_to_write_it()
    {
        Assert.SkipWhen(System.Environment.GetEnvironmentVariable("REBENCH_UPDATE_GOLDEN") == "1", "golden files are being rewritten");

        var failure = Assert.ThrowsAny<Exception>(() => Golden.Matches("no-such-file.txt", ""));

        Assert.Contains("REBENCH_UPDATE_GOLDEN=1", failure.Message);
    }
}
