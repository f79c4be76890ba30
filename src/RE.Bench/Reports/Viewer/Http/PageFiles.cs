using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>The page's own files, which are part of the program.</summary>
internal sealed class PageFiles
{
    private const string Prefix = "viewer/";
    private readonly FrozenDictionary<string, byte[]> _files = Read();

    /// <summary>Answers with one of them.</summary>
    public Task WriteAsync(HttpContext context, string name)
    {
        if (!_files.TryGetValue(name, out var bytes))
        {
            return Answer.NotFoundAsync(context);
        }

        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            _ => "text/javascript; charset=utf-8",
        };
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    /// <summary>All style sheets are given out as one, in the order of their names: the first paint waits for one request.</summary>
    private static FrozenDictionary<string, byte[]> Read()
    {
        var files = Embedded();
        byte[] style = [.. files.Where(file => file.Key.EndsWith(".css", StringComparison.Ordinal)).OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => file.Value)];
        return files.Append(new("style.css", style)).ToFrozenDictionary();
    }

    private static Dictionary<string, byte[]> Embedded()
    {
        var assembly = typeof(PageFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(name => name[Prefix.Length..], name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        });
    }
}
