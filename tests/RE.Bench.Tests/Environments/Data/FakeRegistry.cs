using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RE.Bench.Environments.Data;
using RE.Bench.Environments.Data.Corpus;

namespace RE.Bench.Tests.Environments.Data;

/// <summary>Three small packages, a manifest that pins them, and an <c>npm</c> that hands them out and counts its calls.</summary>
internal sealed class FakeRegistry : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("rebench-data-").FullName;

    public FakeRegistry()
    {
        Directory.CreateDirectory(Folders.Manifests);
        Directory.CreateDirectory(Served);
        Directory.CreateDirectory(Bin);
        Pack("talks", [.. Enumerable.Range(0, 40).Select(i => ($"package/data/{1900 + i}_a.json", $$"""{"text":"{{Sentence(i)}}"}"""))]);
        Pack("novel", [.. Enumerable.Range(0, 40).Select(i => ($"package/data/chapter_{i}.json", $$"""{"chapter":"{{i}}","title":"The {{i}}th","text":"{{Sentence(i + 7)}}"}"""))]);
        Pack("words", [("package/dict/data.noun", "  a licence line\n" + string.Concat(Enumerable.Range(0, 4000).Select(i => $"{i:D8} 03 n 01 word_{i} 0 000 | {Sentence(i)}  \n")))]);
        WriteProgram(Npm, $"#!/bin/sh\necho \"$2\" >> '{Calls}'\n[ -f '{Broken}' ] && {{ echo 'npm error code ENOTFOUND' >&2; exit 1; }}\ncp '{Served}'/\"$(echo \"$2\" | tr @ -)\".tgz .\n");
        WriteManifest();
    }

    public DataFolders Folders => new(Path.Combine(_root, "manifests"), Path.Combine(_root, "cache")) { Npm = Npm };

    public DataStore Store => new(Folders, TimeProvider.System);

    public IReadOnlyList<string> Fetched => File.Exists(Calls) ? File.ReadAllLines(Calls) : [];

    public string Served => Path.Combine(_root, "served");

    private string Npm => Path.Combine(Bin, "npm");

    private string Bin => Path.Combine(_root, "bin");

    private string Calls => Path.Combine(_root, "calls");

    private string Broken => Path.Combine(_root, "broken");

    public void Disconnect() => File.WriteAllText(Broken, "");

    public void Reconnect() => File.Delete(Broken);

    public void RemoveNpm() => File.Delete(Npm);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Pins what preparing gives for the fixtures themselves, as the real manifest pins the real text.</summary>
    private void WriteManifest()
    {
        var sample = Path.Combine(_root, "sample");
        string Archive(string name) => Path.Combine(Served, $"{name}-1.0.0.tgz");
        CorpusPreparer.Prepare(
            [.. EnglishCorpus.Speeches(Archive("talks")), .. EnglishCorpus.Chapters(Archive("novel")), .. EnglishCorpus.Glosses(Archive("words"))],
            new() { Vocabulary = 300, Seed = 5 }, Path.Combine(sample, "visible"), Path.Combine(sample, "heldout"));
        var manifest = new
        {
            name = "small",
            canary = "none",
            summary = "Fixtures.",
            packages = new[] { Pin("talks", "speeches"), Pin("novel", "chapters"), Pin("words", "glosses") },
            preparation = new { vocabulary = 300, seed = 5 },
            files = Directory.GetFiles(sample, "*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(sample, file), file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))),
        };
        // JSON is YAML.
        File.WriteAllText(Path.Combine(Folders.Manifests, "small.yaml"), JsonSerializer.Serialize(manifest));
    }

    // Written by another process: a file that this one still holds open for writing in a forked child could not be executed ("text file busy").
    private static void WriteProgram(string path, string text)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "cat > \"$0\" && chmod 700 \"$0\"", path]) { RedirectStandardInput = true })!;
        shell.StandardInput.Write(text);
        shell.StandardInput.Close();
        shell.WaitForExit();
    }

    private Dictionary<string, object> Pin(string name, string documents)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Served, $"{name}-1.0.0.tgz"));
        return new()
        {
            ["name"] = name,
            ["version"] = "1.0.0",
            ["integrity"] = $"sha512-{Convert.ToBase64String(SHA512.HashData(bytes))}",
            ["license"] = "CC0-1.0",
            ["license-note"] = "Ours.",
            ["bytes"] = bytes.Length,
            ["documents"] = documents,
        };
    }

    private void Pack(string name, IReadOnlyList<(string Path, string Text)> files)
    {
        using var archive = new GZipStream(File.Create(Path.Combine(Served, $"{name}-1.0.0.tgz")), CompressionLevel.Fastest);
        using var tar = new TarWriter(archive);
        foreach (var (path, text) in files)
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }
    }

    private static string Sentence(int i) => $"the number {i} comes after {i - 1} and before the number {i + 1}, as every child of the town knows";
}
