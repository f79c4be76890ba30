using RE.Bench.Scorers.Shared.Safetensors;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.Shared.Gpt;

/// <summary>The weights of a model by name, float32; they end with this object.</summary>
internal sealed class GptWeights : IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors;

    private GptWeights(GptShape shape, Dictionary<string, Tensor> tensors) => (Shape, _tensors) = (shape, tensors);

    public GptShape Shape { get; }

    public Tensor this[string name] => _tensors[name];

    /// <param name="file">An open file.</param>
    /// <param name="shape">What the model must be.</param>
    /// <param name="device">Where the weights go.</param>
    /// <exception cref="BadSubmissionException">A tensor is missing, of another shape, not finite, or one too many.</exception>
    public static GptWeights Load(SafetensorsFile file, GptShape shape, Device device)
    {
        Check(file, shape);
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        var weights = new GptWeights(shape, tensors);
        try
        {
            foreach (var (name, _) in shape.Weights())
            {
                using var read = file.Read(name);
                tensors[name] = read.to(device, copy: true).DetachFromDisposeScope();
            }

            return weights;
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
        {
            tensor.Dispose();
        }
    }

    private static void Check(SafetensorsFile file, GptShape shape)
    {
        var wanted = shape.Weights().ToDictionary(weight => weight.Name, weight => weight.Shape, StringComparer.Ordinal);
        foreach (var (name, length) in wanted)
        {
            if (!file.Tensors.TryGetValue(name, out var stored))
            {
                throw new BadSubmissionException($"the tensor '{name}' of shape {Printable.Shape(length)} is missing. The model must have the tensors of the given one, by the same names.");
            }

            if (!stored.Shape.SequenceEqual(length))
            {
                throw new BadSubmissionException($"the tensor '{name}' has the shape {Printable.Shape(stored.Shape)}, and must have {Printable.Shape(length)}.");
            }
        }

        if (file.Tensors.Keys.FirstOrDefault(name => !wanted.ContainsKey(name) && !shape.IsMask(name)) is { } extra)
        {
            throw new BadSubmissionException($"the tensor '{Printable.Short(extra)}' is one too many. The model must have the tensors of the given one, by the same names.") { Finding = "other-architecture" };
        }
    }
}
