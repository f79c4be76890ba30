using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RE.Bench.Events;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>A request about one run, with its folder open.</summary>
internal sealed class RunRequest(HttpContext context, GuardedFolder folder, string id) : IDisposable
{
    public HttpContext Context => context;

    public GuardedFolder Folder => folder;

    public string Id => id;

    public CancellationToken Aborted => context.RequestAborted;

    /// <summary>A part of the address; empty when there is none.</summary>
    public string Part(string name) => context.GetRouteValue(name) as string ?? "";

    /// <summary>A number in the address; null when it is none, and below zero none is.</summary>
    public int? Number(string name) => Whole(Part(name));

    /// <summary>A number in the query.</summary>
    public int Query(string name, int missing, int most) => Math.Min(Whole(context.Request.Query[name]) ?? missing, most);

    /// <summary>Opens the journal for single entries; null when there is none.</summary>
    public FileStream? OpenJournal() => folder.Find(Journal.FileName) is { Kind: EntryKind.File } ? folder.OpenRead(Journal.FileName) : null;

    public void Dispose() => folder.Dispose();

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
