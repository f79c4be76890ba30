using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace RE.Bench.Agents.Live.Proxy;

/// <summary>Reads requests to the model within bounds: of one body, of all bodies that are held at a time, of its depth.</summary>
internal sealed class RequestReader
{
    private const int LargestBody = 32 << 20;
    private const long LargestTogether = 256L << 20;
    private const int BlockBytes = 64 << 10;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };
    private long _held;

    /// <summary>Reads one.</summary>
    public async Task<RequestRead> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        try
        {
            return await FillAsync(context.Request.Body, body, context.RequestAborted) ?? Parse(context.Request.Path, body.ToArray());
        }
        finally
        {
            Interlocked.Add(ref _held, -body.Length);
        }
    }

    /// <summary>Reads a body that is there.</summary>
    public static RequestRead Parse(string path, byte[] bytes)
    {
        try
        {
            var digest = Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(path), 0, .. bytes]));
            return JsonNode.Parse(bytes, documentOptions: Strict) is JsonObject json ? new RequestRead.Body(json, digest) : new RequestRead.Refused(StatusCodes.Status400BadRequest, "The request is no JSON object.");
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or InvalidOperationException)
        {
            return new RequestRead.Refused(StatusCodes.Status400BadRequest, "The request is no JSON, or nested too deeply.");
        }
    }

    private async Task<RequestRead?> FillAsync(Stream from, MemoryStream body, CancellationToken cancellationToken)
    {
        var block = new byte[BlockBytes];
        int count;
        while ((count = await from.ReadAsync(block, cancellationToken)) > 0)
        {
            body.Write(block, 0, count);
            if (Interlocked.Add(ref _held, count) > LargestTogether)
            {
                return new RequestRead.Refused(StatusCodes.Status503ServiceUnavailable, "Too many large requests at a time. Ask again.");
            }

            if (body.Length > LargestBody)
            {
                return new RequestRead.Refused(StatusCodes.Status413PayloadTooLarge, $"The request has more than {LargestBody >> 20} MiB.");
            }
        }

        return null;
    }
}
