using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RE.Bench.Tests.Models;

/// <summary>A real HTTP server on loopback that speaks both protocols; the model's name chooses how it behaves.</summary>
internal sealed class FakeModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, int> _asked = [];
    private int _open;
    private int _most;

    private FakeModelServer(WebApplication app) => _app = app;

    public ConcurrentQueue<SeenRequest> Requests { get; } = [];

    /// <summary>What the models <c>fuzz</c> and <c>stream-fuzz</c> answer.</summary>
    public byte[] Fuzz { get; set; } = [];

    /// <summary>What each request waits for before it is answered; null = nothing.</summary>
    public Task? Gate { get; set; }

    /// <summary>Requests that were open at once at most.</summary>
    public int MostAtOnce => _most;

    public Uri Url => new(_app.Urls.First());

    public static async Task<FakeModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FakeModelServer(app);
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
        var model = (string)body["model"]!;
        Requests.Enqueue(new(context.Request.Path, body, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), context.Request.QueryString.Value ?? ""));
        lock (_asked)
        {
            _most = Math.Max(_most, ++_open);
        }

        await (Gate ?? Task.CompletedTask);
        lock (_asked)
        {
            _open--;
        }

        var first = _asked.AddOrUpdate(model, 1, (_, n) => n + 1) == 1;
        await BehaveAsync(context, model, first, Answers(context.Request.Path.Value!));
    }

    private static IFakeAnswers Answers(string path) =>
        path.EndsWith("/messages", StringComparison.Ordinal) ? new AnthropicAnswers()
        : path.EndsWith("/responses", StringComparison.Ordinal) ? new ResponsesAnswers()
        : new OpenAiAnswers();

    private Task BehaveAsync(HttpContext context, string model, bool first, IFakeAnswers answers) => model switch
    {
        "429-once" when first => Fail(context, 429, answers.Error("slow down"), retryAfter: "7"),
        "429-date" when first => Fail(context, 429, answers.Error("slow down"), retryAfter: "Sat, 01 Jan 2000 00:01:30 GMT"),
        "429-forever" => Fail(context, 429, answers.Error("slow down"), retryAfter: "60"),
        "429-for-a-day" => Fail(context, 429, answers.Error("slow down"), retryAfter: "86400"),
        "quota" => Fail(context, 429, """{"error":{"message":"You exceeded your quota","code":"insufficient_quota"}}"""),
        "500-once" when first => Fail(context, 500, "oops"),
        "500" => Fail(context, 500, "oops"),
        "529-once" when first => Fail(context, 529, answers.Error("Overloaded")),
        "401" => Fail(context, 401, answers.Error($"Incorrect API key provided: {ModelWorld.Key}")),
        "400" => Fail(context, 400, answers.Error("messages: too long")),
        "404" => Fail(context, 404, answers.Error("no such model")),
        "html" or "html-once" when model == "html" || first => Send(context, "text/html", "<html>proxy</html>"),
        "malformed-once" when first => Send(context, "application/json", answers.Text("hi")[..40]),
        "empty-object-once" when first => Send(context, "application/json", "{}"),
        "empty-choices-once" when first => Send(context, "application/json", answers.Empty),
        "no-finish-once" when first => Send(context, "application/json", answers.Unfinished),
        "error-200-once" when first => Send(context, "application/json", answers.Error("upstream failed")),
        "drop-once" when first => Drop(context),
        "cut-once" when first => CutAsync(context, answers.Text("hi")),
        "hang-once" when first => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted),
        "stall-once" when first => StallAsync(context, "application/json", answers.Text("hi")[..40]),
        "stream-stall-once" when first => StallAsync(context, "text/event-stream", answers.Events[0]),
        "stream-cut-once" when first => CutAsync(context, answers.Events[0] + answers.Events[1], "text/event-stream"),
        "stream-short-once" when first => Send(context, "text/event-stream", answers.Events[0] + answers.Events[1]),
        "stream-call-cut-once" when first => CutAsync(context, string.Concat(answers.CallEvents.Take(3)), "text/event-stream"),
        "stream-call-short-once" when first => Send(context, "text/event-stream", string.Concat(answers.CallEvents.Take(3))),
        "fuzz" or "stream-fuzz" => SendFuzzAsync(context, model),
        _ when model.StartsWith("stream-call", StringComparison.Ordinal) => Send(context, "text/event-stream", string.Concat(answers.CallEvents)),
        _ when model.StartsWith("stream", StringComparison.Ordinal) => Send(context, "text/event-stream", string.Concat(answers.Events)),
        "unknown-tool" => Send(context, "application/json", answers.Call("teleport", "{}")),
        "bad-arguments" => Send(context, "application/json", answers.Call("bash", "{\"command\": \"ls")),
        "no-arguments" => Send(context, "application/json", answers.Call("score", "")),
        "half-text-once" when first => Send(context, "application/json", answers.Text("half").Replace("half", "\\ud800", StringComparison.Ordinal)),
        "half-character" => Send(context, "application/json", answers.Call("bash", """{"command":"echo \ud800"}""")),
        "odd-name" => Send(context, "application/json", answers.Call("functions.bash\n", "{}")),
        "thinking" => Send(context, "application/json", answers.Thinking),
        "text" => Send(context, "application/json", answers.Text("hello")),
        _ => Send(context, "application/json", answers.Call("bash", "{\"command\":\"ls -la\"}")),
    };

    private async Task SendFuzzAsync(HttpContext context, string model)
    {
        context.Response.ContentType = model == "fuzz" ? "application/json" : "text/event-stream";
        await context.Response.Body.WriteAsync(Fuzz);
    }

    private static Task Fail(HttpContext context, int status, string body, string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Send(context, "application/json", body);
    }

    private static Task Send(HttpContext context, string type, string body)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }

    private static Task Drop(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task CutAsync(HttpContext context, string body, string type = "application/json")
    {
        await Send(context, type, body[..^5]);
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static async Task StallAsync(HttpContext context, string type, string start)
    {
        await Send(context, type, start);
        await context.Response.Body.FlushAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
    }
}
