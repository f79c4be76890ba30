using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RE.Bench.Agents.Live.Desk;
using RE.Bench.Agents.Live.Proxy;
using RE.Bench.Environments.Services;

namespace RE.Bench.Runs.Services;

/// <summary>One service over HTTP: <c>POST /NAME/PATH</c> with a JSON object; <c>GET /NAME</c> says how many calls are left.</summary>
/// <param name="name">The service's name.</param>
/// <param name="service">Answers.</param>
/// <param name="meter">Counts.</param>
internal sealed class ServiceRoutes(string name, IRunService service, IServiceMeter meter) : IDeskRoutes
{
    private readonly RequestReader _reader = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/{name}", context => WriteAsync(context, ServiceReply.Ok(new JsonObject { ["service"] = name, ["calls_left"] = meter.Left })));
        routes.MapPost($"/{name}/{{**path}}", AnswerAsync);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var reply = await _reader.ReadAsync(context) switch
        {
            RequestRead.Body body => await service.AnswerAsync(new ServiceRequest(context.Request.RouteValues["path"] as string ?? "", body.Json), meter, context.RequestAborted),
            RequestRead.Refused refused => ServiceReply.Refused(refused.Status, refused.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        await WriteAsync(context, reply);
    }

    private static async Task WriteAsync(HttpContext context, ServiceReply reply)
    {
        var bytes = Encoding.UTF8.GetBytes(reply.Body.ToJsonString() + "\n");
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
