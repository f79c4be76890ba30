namespace RE.Bench.Cli;

/// <summary>Progress of image builds, a line a step.</summary>
internal sealed class ImageLines(TextWriter error) : IProgress<string>
{
    public void Report(string value) => error.WriteLine($"image: {value}");
}
