using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RE.Bench.Tests.Support.Clients;

/// <summary>
/// A provider on loopback that speaks all three protocols, whole and as a stream, and answers with a list of calls. Which one is due it takes
/// from the number of the model's own turns in the request; a request without tools is answered with a word.
/// </summary>
internal sealed class ScriptedUpstream : IAsyncDisposable
{
    /// <summary>What it says its model is.</summary>
    public const string Model = "scripted-2026";

    private readonly WebApplication _app;
    private readonly IReadOnlyList<ScriptedCall> _calls;

    private ScriptedUpstream(WebApplication app, IReadOnlyList<ScriptedCall> calls) => (_app, _calls) = (app, calls);

    /// <summary>Where it is.</summary>
    public Uri Url => new(_app.Urls.First());

    /// <summary>All requests: path, body, headers.</summary>
    public ConcurrentQueue<(string Path, JsonObject Body, IReadOnlyDictionary<string, string> Headers)> Requests { get; } = [];

    /// <summary>Does something before the event of that number of the request of that number, both from 1; true ends the connection there.</summary>
    public Func<int, int, CancellationToken, Task<bool>> BeforeEvent { get; set; } = (_, _, _) => Task.FromResult(false);

    public static async Task<ScriptedUpstream> StartAsync(params IReadOnlyList<ScriptedCall> calls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var server = new ScriptedUpstream(app, calls);
        app.MapPost("/{**path}", server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!;
        var path = context.Request.Path.Value!;
        Requests.Enqueue((path, body, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        var (number, turn) = (Requests.Count, Turns(body));
        var call = body["tools"] is JsonArray { Count: > 0 } ? _calls[Math.Min(turn, _calls.Count - 1)] : ScriptedCall.Say("word");
        var answer = new UpstreamAnswer(call, $"call_{turn}");
        var wire = path.EndsWith("/messages", StringComparison.Ordinal) ? answer.Messages() : path.EndsWith("/responses", StringComparison.Ordinal) ? answer.Responses() : answer.Completions();
        if ((bool?)body["stream"] != true)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(wire.Whole.ToJsonString());
            return;
        }

        context.Response.ContentType = "text/event-stream";
        foreach (var (at, happened) in wire.Events.Index())
        {
            if (await BeforeEvent(number, at + 1, context.RequestAborted))
            {
                await context.Response.Body.FlushAsync();
                context.Abort();
                return;
            }

            await context.Response.WriteAsync(happened);
            await context.Response.Body.FlushAsync();
        }
    }

    private static int Turns(JsonObject body) => body["messages"] is JsonArray messages
        ? messages.Count(message => (string?)message!["role"] == "assistant")
        : body["input"] is JsonArray items ? items.Count(item => (string?)item!["type"] == "function_call") : 0;
}
