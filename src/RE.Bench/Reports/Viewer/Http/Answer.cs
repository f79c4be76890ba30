using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using RE.Bench.Reports.Viewer.Answers;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>Writes answers.</summary>
internal static class Answer
{
    public static async Task JsonAsync<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, type);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    public static Task RefuseAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return JsonAsync(context, new Refusal(Inert.Line(message, 500)), ViewerJson.Default.Refusal);
    }

    public static Task NotFoundAsync(HttpContext context) => RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such thing here; the run may have been moved. Go back to the list.");
}
