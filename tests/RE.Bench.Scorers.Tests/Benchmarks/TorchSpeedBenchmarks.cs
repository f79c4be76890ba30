using System.Diagnostics;
using System.Globalization;
using RE.Bench.Scorers.Shared.Gpt;
using RE.Bench.Scorers.Shared.Safetensors;
using RE.Bench.Scorers.Tests.ScalingLaw;
using RE.Bench.Scorers.Tests.Shared;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.Tests.Benchmarks;

/// <summary>Tensor work of a scorer against the same model in PyTorch on the same core (Debian's python3-torch).</summary>
[Collection(TorchTests.Collection)]
public sealed class TorchSpeedBenchmarks(ITestOutputHelper output)
{
    private const int Rounds = 5, Batches = 10, Rows = 32;

    private static readonly string Root = Path.GetFullPath(Path.Combine(ScalingLawFolder.Path, "../.."));

    // fix-embedding's profile 'cpu'.
    private static readonly GptShape Shape = new(1024, 128, 160, 6, 5);

    [Fact(Explicit = true)]
    public async Task Losses_of_a_model_on_one_thread()
    {
        var model = Path.Combine(Root, "environments/fix-embedding/agent/large.safetensors");
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var (loss, milliseconds) = Ours(model);
            var python = await TheirsAsync(model);
            Assert.Equal(double.Parse(python[1], CultureInfo.InvariantCulture), loss, 1e-3);
            ours.Add(milliseconds);
            theirs.Add(double.Parse(python[2], CultureInfo.InvariantCulture));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| round {round + 1} | TorchSharp (libtorch {__version__}) {milliseconds:0.0} ms | PyTorch {python[0]} {theirs[^1]:0.0} ms | speed {theirs[^1] / milliseconds:0.00} |"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {Rows} windows of {Shape.Window} | fastest {ours.Min():0.0} ms | fastest {theirs.Min():0.0} ms | speed {theirs.Min() / ours.Min():0.00} |"));
    }

    private static (double Loss, double Milliseconds) Ours(string path)
    {
        set_num_threads(1);
        using var noGradient = no_grad();
        using var file = SafetensorsFile.Open(path, "large.safetensors", new(10_000_000));
        using var weights = GptWeights.Load(file, Shape, CPU);
        var model = new GptModel(weights);
        for (var batch = 0; batch < 3; batch++)
        {
            _ = Loss(model, batch);
        }

        var began = TimeProvider.System.GetTimestamp();
        var loss = Enumerable.Range(0, Batches).Average(batch => Loss(model, batch));
        return (loss, TimeProvider.System.GetElapsedTime(began).TotalMilliseconds / Batches);
    }

    private static double Loss(GptModel model, int batch)
    {
        using var scope = NewDisposeScope();
        var place = arange(Rows * (Shape.Window + 1), int64).view(Rows, Shape.Window + 1);
        return NextTokenLoss.OfRows(model, ((place * 7919) + (batch * 104729L)).remainder(Shape.Vocabulary)).mean().item<double>();
    }

    private static async Task<string[]> TheirsAsync(string model)
    {
        string[] arguments = [Path.Combine(Root, "tests/RE.Bench.Scorers.Tests/Benchmarks/gpt.py"), model, $"{Shape.Layers}", $"{Shape.Heads}", $"{Batches}", $"{Rows}"];
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, "python3 with torch is needed: 'apt-get install python3-torch'");
        return text.Trim().Split(' ');
    }
}
