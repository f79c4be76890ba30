using System.Runtime.InteropServices;
using System.Text;

namespace RE.Bench.Guest.Native;

/// <summary>Texts as C wants them; freed together.</summary>
internal sealed unsafe class NativeText : IDisposable
{
    private readonly List<nint> _blocks = [];

    public byte* Text(string value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        var block = (byte*)Allocate(count + 1);
        Encoding.UTF8.GetBytes(value, new Span<byte>(block, count));
        block[count] = 0;
        return block;
    }

    /// <summary>A null-terminated array of texts.</summary>
    public byte** Texts(IReadOnlyList<string> values)
    {
        var block = (byte**)Allocate((values.Count + 1) * sizeof(byte*));
        for (var i = 0; i < values.Count; i++)
        {
            block[i] = Text(values[i]);
        }

        block[values.Count] = null;
        return block;
    }

    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            NativeMemory.Free((void*)block);
        }

        _blocks.Clear();
    }

    private void* Allocate(int bytes)
    {
        var block = NativeMemory.Alloc((nuint)bytes);
        _blocks.Add((nint)block);
        return block;
    }
}
