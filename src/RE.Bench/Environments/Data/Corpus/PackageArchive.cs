using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace RE.Bench.Environments.Data.Corpus;

/// <summary>Reads the text files of an npm package without unpacking it.</summary>
internal static class PackageArchive
{
    public static IEnumerable<(string Path, string Text)> ReadTexts(string archive, Func<string, bool> wanted)
    {
        using var file = File.OpenRead(archive);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var tar = new TarReader(unzipped);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } content && wanted(entry.Name))
            {
                using var reader = new StreamReader(content, Encoding.UTF8);
                yield return (entry.Name, reader.ReadToEnd());
            }
        }
    }
}
