using System.Security.Cryptography;
using System.Text;
using RE.Bench.Environments.Checks;

namespace RE.Bench.Environments;

/// <summary>Names a state of an environment: equal digests, equal scores for equal submissions.</summary>
internal static class EnvironmentDigest
{
    /// <summary><c>sha256:…</c> over definition, instructions, <c>agent/</c>, <c>agent-PROFILE/</c>, <c>scorer/</c> and the data manifests, by sorted path.</summary>
    public static string Of(string folder, EnvironmentDefinition definition)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Files(folder, definition).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, path));
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{bytes.Length}\0"));
            hash.AppendData(bytes);
        }

        return $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static IEnumerable<string> Files(string folder, EnvironmentDefinition definition) =>
    [
        EnvironmentCatalog.DefinitionFile,
        "instructions.md",
        .. Below(folder, "agent"),
        .. definition.Profiles.Keys.Select(profile => $"agent-{profile}").Where(part => Directory.Exists(Path.Combine(folder, part))).SelectMany(part => Below(folder, part)),
        .. Below(folder, "scorer"),
        .. definition.Profiles.Values.SelectMany(profile => profile.Data).Select(name => $"../_data/{name}.yaml"),
    ];

    private static IEnumerable<string> Below(string folder, string part) =>
        FolderContents.Of(Path.Combine(folder, part)).Where(file => !file.IsLink).Select(file => Path.GetRelativePath(folder, file.Path));
}
