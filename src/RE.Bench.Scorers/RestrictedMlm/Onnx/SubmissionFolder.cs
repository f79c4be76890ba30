using System.Globalization;
using RE.Bench.Scorers.Shared;

namespace RE.Bench.Scorers.RestrictedMlm.Onnx;

/// <summary>The folder <c>model</c> of a sealed submission: <c>model.onnx</c> and the files with weights beside it, all of them together below one size.</summary>
internal sealed class SubmissionFolder
{
    public const string GraphFile = "model.onnx";
    private readonly string _path;
    private readonly Dictionary<string, byte[]> _read = new(StringComparer.Ordinal);

    /// <exception cref="SubmissionException">There is no graph, or the files are too large.</exception>
    public SubmissionFolder(string path, long mostBytes)
    {
        _path = path;
        if (!File.Exists(Path.Combine(path, GraphFile)))
        {
            throw new SubmissionException("there is no file 'model/model.onnx'. Export the trained graph into it.");
        }

        var bytes = new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        if (bytes > mostBytes)
        {
            throw new SubmissionException(string.Create(CultureInfo.InvariantCulture, $"the folder 'model' has {bytes:N0} bytes, and at most {mostBytes:N0} are allowed. Make the model smaller, or store its weights as float16."));
        }
    }

    public byte[] Graph() => File.ReadAllBytes(Path.Combine(_path, GraphFile));

    /// <summary>Part of a file of weights (raw numbers, or safetensors read by offset) that lies directly in the folder.</summary>
    /// <exception cref="SubmissionException">The file is not there, or has no such part.</exception>
    public ReadOnlyMemory<byte> Part(OnnxTensor tensor, long bytes)
    {
        var name = tensor.External.GetValueOrDefault("location", "");
        if (name.Length == 0 || name is "." or ".." || name.AsSpan().ContainsAny('/', '\\', '\0'))
        {
            throw Refuse(tensor, $"names the external file '{Printable.Short(name)}'. External data must be a file directly beside model.onnx, named without a folder");
        }

        var file = Whole(tensor, name);
        var offset = Number(tensor, "offset", 0);
        if (offset > file.Length || Number(tensor, "length", bytes) != bytes || bytes > file.Length - offset)
        {
            throw Refuse(tensor, string.Create(CultureInfo.InvariantCulture, $"needs {bytes} bytes from {offset} on of '{Printable.Short(name)}', which has {file.Length}; its offset or length is wrong"));
        }

        return file.AsMemory((int)offset, (int)bytes);
    }

    private byte[] Whole(OnnxTensor tensor, string name)
    {
        if (_read.TryGetValue(name, out var known))
        {
            return known;
        }

        var found = new FileInfo(Path.Combine(_path, name));
        return found is { Exists: true, LinkTarget: null }
            ? _read[name] = File.ReadAllBytes(found.FullName)
            : throw Refuse(tensor, $"names the external file '{Printable.Short(name)}', which is not in the folder 'model'");
    }

    private static long Number(OnnxTensor tensor, string key, long otherwise) =>
        !tensor.External.TryGetValue(key, out var text) ? otherwise
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Refuse(tensor, $"has an external {key} of '{Printable.Short(text)}', which is not a whole number");

    private static SubmissionException Refuse(OnnxTensor tensor, string why) => new($"the initializer '{Printable.Short(tensor.Name)}' {why}.");
}
