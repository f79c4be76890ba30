using System.Buffers.Binary;
using System.Globalization;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.Shared.Safetensors;

/// <summary>A safetensors file of a hostile author: the header is checked when it is opened, numbers are read tensor by tensor.</summary>
internal sealed class SafetensorsFile : IDisposable
{
    private const int LengthBytes = 8;

    // One tensor is read into one span of bytes.
    private const long MostTensorBytes = int.MaxValue;
    private readonly string _name;
    private readonly FileStream _file;
    private readonly long _data;

    private SafetensorsFile(string name, FileStream file, long data, IReadOnlyDictionary<string, StoredTensor> tensors) =>
        (_name, _file, _data, Tensors) = (name, file, data, tensors);

    /// <summary>What the header says, checked.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <param name="path">The file; a link is not followed.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="limits">What is read at most.</param>
    /// <exception cref="BadSubmissionException">There is no such file, it is too large, or it breaks the format.</exception>
    public static SafetensorsFile Open(string path, string name, SafetensorsLimits limits)
    {
        var found = new FileInfo(path);
        if (!found.Exists || found.LinkTarget is not null)
        {
            throw new BadSubmissionException($"there is no file '{name}'.");
        }

        if (found.Length > limits.FileBytes)
        {
            throw new BadSubmissionException(string.Create(CultureInfo.InvariantCulture, $"'{name}' has {found.Length:N0} bytes, and at most {limits.FileBytes:N0} are allowed."));
        }

        var file = found.OpenRead();
        try
        {
            var header = Header(file, limits.HeaderBytes);
            var data = LengthBytes + (long)header.Length;
            return new(name, file, data, SafetensorsHeader.Parse(header, file.Length - data, limits.Tensors));
        }
        catch (BadSubmissionException e)
        {
            file.Dispose();
            throw new BadSubmissionException($"'{name}' {e.Message}.") { Finding = e.Finding };
        }
    }

    /// <summary>The numbers of one tensor: float32, on the CPU, all of them finite.</summary>
    /// <exception cref="BadSubmissionException">One of them is not finite, or the tensor is larger than 2 GB.</exception>
    public Tensor Read(string tensor)
    {
        var entry = Tensors[tensor];
        if (entry.End - entry.Begin > MostTensorBytes)
        {
            throw new BadSubmissionException($"'{_name}' has a tensor '{Printable.Short(tensor)}' of more than 2 GB.");
        }

        using var stored = empty([.. entry.Shape], TypeOf(entry.Type));
        if (entry.End > entry.Begin)
        {
            _file.Position = _data + entry.Begin;
            _file.ReadExactly(stored.bytes);
        }

        using var finite = stored.isfinite();
        using var all = finite.all();
        return all.item<bool>()
            ? stored.to(float32, copy: true)
            : throw new BadSubmissionException($"'{_name}' has NaN or an infinity in its tensor '{Printable.Short(tensor)}'. Every number must be finite.");
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static byte[] Header(FileStream file, int mostBytes)
    {
        Span<byte> number = stackalloc byte[LengthBytes];
        if (file.Length < LengthBytes)
        {
            throw new BadSubmissionException("is no safetensors file: it is shorter than the length of a header");
        }

        file.ReadExactly(number);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(number);
        if (length > (ulong)mostBytes || length > (ulong)(file.Length - LengthBytes))
        {
            throw new BadSubmissionException(string.Create(CultureInfo.InvariantCulture,
                $"is no safetensors file: its first 8 bytes give a header of {length} bytes, and {Math.Min(mostBytes, file.Length - LengthBytes)} are possible"));
        }

        var header = new byte[(int)length];
        file.ReadExactly(header);
        return header;
    }

    private static ScalarType TypeOf(StoredType type) => type switch
    {
        StoredType.F16 => ScalarType.Float16,
        StoredType.BF16 => ScalarType.BFloat16,
        _ => ScalarType.Float32,
    };
}
