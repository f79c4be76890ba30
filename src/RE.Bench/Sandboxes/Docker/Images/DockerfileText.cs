using System.Formats.Tar;
using System.Text;

namespace RE.Bench.Sandboxes.Docker.Images;

/// <summary>The build context of a recipe on a named base: its own folder, with a Dockerfile made from its package list when it has none.</summary>
internal static class DockerfileText
{
    public static async Task WriteContextAsync(ImageRecipe recipe, Stream tar, CancellationToken cancellationToken)
    {
        await using var writer = new TarWriter(tar, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var file in Directory.EnumerateFiles(recipe.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await writer.WriteEntryAsync(file, Path.GetRelativePath(recipe.Folder, file), cancellationToken);
        }

        if (recipe.Dockerfile is null)
        {
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(FromPackages(recipe)));
            await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "Dockerfile") { DataStream = text }, cancellationToken);
        }
    }

    public static string FromPackages(ImageRecipe recipe)
    {
        var environment = string.Concat(recipe.Environment.Select(one => $"ENV {one.Key}={one.Value}\n"));
        var packages = recipe.Packages.Count == 0
            ? ""
            : $"RUN apt-get update && apt-get install --yes --no-install-recommends {string.Join(' ', recipe.Packages)} && rm -rf /var/lib/apt/lists/*\n";
        return $"ARG BASE\nFROM ${{BASE}}\nUSER root\n{environment}{packages}";
    }
}
