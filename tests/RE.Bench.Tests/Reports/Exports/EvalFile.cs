using System.IO.Compression;
using System.Text.Json;

namespace RE.Bench.Tests.Reports.Exports;

/// <summary>A written log, opened with the framework's own zip reader.</summary>
internal sealed class EvalFile(string path)
{
    public IReadOnlyList<string> Members
    {
        get
        {
            using var zip = ZipFile.OpenRead(path);
            return [.. zip.Entries.Select(entry => entry.FullName)];
        }
    }

    public JsonElement this[string member] => JsonDocument.Parse(Text(member)).RootElement;

    public string Text(string member)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.GetEntry(member)!.Open());
        return reader.ReadToEnd();
    }

    public JsonElement Sample(int epoch) => this[Members.Single(name => name.EndsWith($"_epoch_{epoch}.json", StringComparison.Ordinal))];
}
