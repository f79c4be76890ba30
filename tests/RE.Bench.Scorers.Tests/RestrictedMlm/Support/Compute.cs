using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using RE.Bench.Scorers.RestrictedMlm.Interpreter;
using RE.Bench.Scorers.RestrictedMlm.Onnx;
using RE.Bench.Scorers.RestrictedMlm.Rules;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.Tests.RestrictedMlm.Support;

/// <summary>The same file computed by the scorer and by ONNX Runtime.</summary>
internal static class Compute
{
    public static RunLimits Limits { get; } = new(10_000_000, 1e9);

    public static Logits ByScorer(byte[] file, long[,] tokens) => ByScorer(file, tokens, Limits);

    public static Logits ByScorer(byte[] file, long[,] tokens, RunLimits limits)
    {
        var folder = Directory.CreateTempSubdirectory("rebench-onnx-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, SubmissionFolder.GraphFile), file);
            using var scope = NewDisposeScope();
            var files = new SubmissionFolder(folder, 100_000_000);
            using var runner = new GraphRunner(GraphRules.Check(OnnxReader.Read(files.Graph())), new(files), limits, CPU);
            var logits = runner.Run(tensor(tokens));
            return new(logits.shape, logits.numel() == 0 ? [] : logits.contiguous().data<float>().ToArray());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static Logits ByOnnxRuntime(byte[] file, long[,] tokens)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using var session = new InferenceSession(file, options);
        var input = new DenseTensor<long>(tokens.Cast<long>().ToArray(), [tokens.GetLength(0), tokens.GetLength(1)]);
        using var results = session.Run([NamedOnnxValue.CreateFromTensor("tokens", input)]);
        var logits = results[0].AsTensor<float>();
        return new([.. logits.Dimensions.ToArray().Select(length => (long)length)], [.. logits]);
    }
}
