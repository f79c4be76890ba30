// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text;

/// <summary>Loads TorchSharp on systems older than the one it was built on: it names GLIBCXX_3.4.32, but calls nothing that needs it, so that need is marked as weak.</summary>
static class TorchNative
{
    private static nint handle;

    [ModuleInitializer]
    internal static void Register() =>
        // Raised only after the normal search failed.
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => name == "LibTorchSharp" ? Load() : 0;

    private static nint Load()
    {
        if (handle != 0)
        {
            return handle;
        }

        var folders = ((string?)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Prepend(AppContext.BaseDirectory);
        string? Find(string file) => folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
        if (Find("libLibTorchSharp.so") is not { } source)
        {
            return 0;
        }

        foreach (var library in new[] { "libtorch_cpu.so", "libtorch.so" })
        {
            NativeLibrary.Load(Find(library)!);
        }

        var image = File.ReadAllBytes(source);
        Weaken(image, "GLIBCXX_3.4.32");
        var copy = Path.Combine(Path.GetTempPath(), $"libLibTorchSharp-{Environment.ProcessId}-{Guid.NewGuid():N}.so");
        try
        {
            File.WriteAllBytes(copy, image);
            return handle = NativeLibrary.Load(copy);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    // Sets VER_FLG_WEAK on one entry of the .gnu.version_r section of an ELF file.
    private static void Weaken(Span<byte> elf, string version)
    {
        var sections = BitConverter.ToInt64(elf[0x28..]);
        int size = BitConverter.ToUInt16(elf[0x3A..]), count = BitConverter.ToUInt16(elf[0x3C..]);
        for (var i = 0; i < count; i++)
        {
            var section = elf[(int)(sections + (i * size))..];
            if (BitConverter.ToUInt32(section[4..]) != 0x6ffffffe)
            {
                continue;
            }

            var need = (int)BitConverter.ToInt64(section[0x18..]);
            var strings = (int)BitConverter.ToInt64(elf[(int)(sections + (BitConverter.ToUInt32(section[0x28..]) * size) + 0x18)..]);
            for (var next = -1; next != 0; need += next)
            {
                var entry = need + BitConverter.ToInt32(elf[(need + 8)..]);
                for (var left = BitConverter.ToUInt16(elf[(need + 2)..]); left > 0; left--)
                {
                    var name = elf[(strings + BitConverter.ToInt32(elf[(entry + 8)..]))..];
                    if (Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]) == version)
                    {
                        elf[entry + 4] |= 2;
                    }

                    entry += BitConverter.ToInt32(elf[(entry + 12)..]);
                }

                next = BitConverter.ToInt32(elf[(need + 12)..]);
            }
        }
    }
}
