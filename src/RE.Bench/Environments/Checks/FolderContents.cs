using System.IO.Enumeration;

namespace RE.Bench.Environments.Checks;

/// <summary>Lists all files below a folder, hidden ones too, without following links.</summary>
internal static class FolderContents
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, RecurseSubdirectories = true, IgnoreInaccessible = false };

    /// <summary>Files and links with absolute paths, in no order; nothing when the folder does not exist.</summary>
    public static IEnumerable<(string Path, bool IsLink)> Of(string folder) => !Directory.Exists(folder)
        ? []
        : new FileSystemEnumerable<(string, bool)>(folder, (ref FileSystemEntry entry) => (entry.ToFullPath(), IsLink(ref entry)), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
        };

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
