using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RE.Bench.Tests.Models;

namespace RE.Bench.Tests.Support;

/// <summary>
/// An OpenAI-compatible server on loopback that answers with a list of tool calls, then with <c>submit</c> for ever. Which one is due it takes from
/// the number of assistant messages in the request, so a harness that is killed and resumed, or that asks again, goes on where it was.
/// </summary>
internal sealed class ScriptedModelServer : IAsyncDisposable
{
    private static readonly ScriptedCall Submit = ScriptedCall.Of("submit");
    private readonly WebApplication _app;
    private readonly IReadOnlyList<ScriptedCall> _calls;

    private ScriptedModelServer(WebApplication app, IReadOnlyList<ScriptedCall> calls) => (_app, _calls) = (app, calls);

    /// <summary>What <c>REBENCH_BASE_URL</c> is set to.</summary>
    public Uri BaseUrl => new(new Uri(_app.Urls.First()), "/v1");

    /// <summary>Bodies of all requests, in order.</summary>
    public ConcurrentQueue<JsonObject> Requests { get; } = [];

    /// <summary>Chooses, by the number of the request from 1, whether it is refused instead of answered.</summary>
    public Func<int, ScriptedRefusal?> Refuse { get; set; } = _ => null;

    /// <summary>Chooses the answer by the request, for scaffolds whose conversations begin anew; null = the list's.</summary>
    public Func<JsonObject, ScriptedCall?> Choose { get; set; } = _ => null;

    public static async Task<ScriptedModelServer> StartAsync(params IReadOnlyList<ScriptedCall> calls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ScriptedModelServer(app, calls);
        app.MapPost("/v1/chat/completions", server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (JsonObject)(await JsonNode.ParseAsync(context.Request.Body))!;
        Requests.Enqueue(body);
        context.Response.ContentType = "application/json";
        if (Refuse(Requests.Count) is { } refusal)
        {
            context.Response.StatusCode = refusal.Status;
            context.Response.Headers.RetryAfter = refusal.RetryAfter?.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await context.Response.WriteAsync(new OpenAiAnswers().Error("refused by script"));
            return;
        }

        var due = body["messages"]!.AsArray().Count(m => (string?)m!["role"] == "assistant");
        await context.Response.WriteAsync(Answer(Choose(body) ?? (due < _calls.Count ? _calls[due] : Submit), due));
    }

    private static string Answer(ScriptedCall call, int turn) => call.Tool is null
        ? new OpenAiAnswers().Text(call.Text ?? "")
        : new OpenAiAnswers().Call(call.Tool, call.Arguments, call.Text, $"call_{turn}");
}
