using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using RE.Bench.Scorers.Shared;
using static TorchSharp.torch;

namespace RE.Bench.Scorers.RestrictedMlm.Onnx;

/// <summary>Turns stored numbers into tensors, once they are known to be exactly as many as the shape says, and finite.</summary>
internal sealed class TensorLoader(SubmissionFolder folder)
{
    private const int MostDimensions = 8;

    /// <param name="stored">From the file.</param>
    /// <param name="what">For messages: what it is.</param>
    /// <exception cref="SubmissionException">The numbers cannot be used; the message says why.</exception>
    public Tensor Load(OnnxTensor stored, string what)
    {
        if (!OnnxType.IsStored(stored.Type) || stored.HasOtherData)
        {
            throw new SubmissionException(string.Create(CultureInfo.InvariantCulture,
                $"{what} has the type number {stored.Type}. Stored numbers must be float (1), int32 (6), int64 (7), float16 (10) or bfloat16 (16)."));
        }

        var bytes = BytesOf(stored, Count(stored, what), what);
        var tensor = empty([.. stored.Shape], TypeOf(stored.Type));
        if (bytes.Length > 0)
        {
            bytes.Span.CopyTo(tensor.bytes);
        }

        return tensor.is_floating_point() && !tensor.isfinite().all().item<bool>()
            ? throw new SubmissionException($"{what} holds NaN or an infinity. Every stored number must be finite.")
            : tensor;
    }

    private static long Count(OnnxTensor stored, string what)
    {
        var count = 1L;
        foreach (var length in stored.Shape)
        {
            // A product that does not fit is far above every file.
            count = length is >= 0 and <= int.MaxValue && count <= int.MaxValue ? count * length : long.MaxValue;
        }

        return count <= int.MaxValue && stored.Shape.Count <= MostDimensions
            ? count
            : throw new SubmissionException($"{what} has the shape {Printable.Shape(stored.Shape.Take(MostDimensions + 1))}, which is larger than any file that is read.");
    }

    private ReadOnlyMemory<byte> BytesOf(OnnxTensor stored, long count, string what)
    {
        var wanted = count * OnnxType.Bytes(stored.Type);
        var bytes = stored switch
        {
            { IsExternal: true } => folder.Part(stored, wanted),
            { Raw: { } raw } => raw,
            { Type: OnnxType.Float, Floats: var floats } => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(floats)).ToArray(),
            _ => Narrow(stored),
        };
        return bytes.Length == wanted
            ? bytes
            : throw new SubmissionException(string.Create(CultureInfo.InvariantCulture, $"{what} has {bytes.Length} bytes of data, but its shape {Printable.Shape(stored.Shape)} needs {wanted}."));
    }

    // int64_data has whole numbers of 64 bits; int32_data also holds int32 and the bits of halves.
    private static byte[] Narrow(OnnxTensor stored)
    {
        var size = OnnxType.Bytes(stored.Type);
        var bytes = new byte[(long)stored.Integers.Count * size];
        Span<byte> whole = stackalloc byte[8];
        for (var i = 0; i < stored.Integers.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(whole, stored.Integers[i]);
            whole[..size].CopyTo(bytes.AsSpan(i * size));
        }

        return bytes;
    }

    private static ScalarType TypeOf(long type) => type switch
    {
        OnnxType.Int32 => ScalarType.Int32,
        OnnxType.Int64 => ScalarType.Int64,
        OnnxType.Float16 => ScalarType.Float16,
        OnnxType.BFloat16 => ScalarType.BFloat16,
        _ => ScalarType.Float32,
    };
}
