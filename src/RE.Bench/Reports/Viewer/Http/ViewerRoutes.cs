using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>The addresses of the viewer.</summary>
internal sealed class ViewerRoutes(RunDesk desk, CancellationToken stopping)
{
    private static readonly string[] Reading = ["GET", "HEAD"];
    private readonly PageFiles _page = new();
    private readonly TranscriptRoutes _transcript = new(desk);

    /// <summary>Adds all of them.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "/", context => _page.WriteAsync(context, "index.html"));
        Map(routes, "/page/{file}", context => _page.WriteAsync(context, (string)context.GetRouteValue("file")!));
        Map(routes, "/api/runs", context => Answer.JsonAsync(context, desk.Shelf.List(context.RequestAborted), ViewerJson.Default.RunList));
        MapRun(routes, "", RunAsync);
        MapRun(routes, "/items", _transcript.ItemsAsync);
        MapRun(routes, "/items/{item}", _transcript.ItemAsync);
        MapRun(routes, "/items/{item}/sections/{section}", _transcript.SectionAsync);
        MapRun(routes, "/entries/{entry}", _transcript.EntryAsync);
        MapRun(routes, "/find", _transcript.FindAsync);
        MapRun(routes, "/stream", StreamAsync);
        MapRun(routes, "/submissions/{digest}", FileRoutes.SubmissionAsync);
        MapRun(routes, "/submissions/{digest}/{file}", FileRoutes.DownloadAsync);
        MapRun(routes, "/session", FileRoutes.SessionAsync);
        routes.MapFallback(Answer.NotFoundAsync);
    }

    private static void Map(IEndpointRouteBuilder routes, string pattern, RequestDelegate answer) => routes.MapMethods(pattern, Reading, answer);

    private void MapRun(IEndpointRouteBuilder routes, string pattern, Func<RunRequest, Task> answer) => Map(routes, "/api/runs/{run}" + pattern, async context =>
    {
        var id = (string)context.GetRouteValue("run")!;
        if (desk.Shelf.Open(id, context.RequestAborted) is not { } folder)
        {
            await Answer.NotFoundAsync(context);
            return;
        }

        using var request = new RunRequest(context, folder, id);
        await answer(request);
    });

    private Task RunAsync(RunRequest request) => desk.View(request.Folder, request.Id, request.Aborted) is { } view
        ? Answer.JsonAsync(request.Context, view, ViewerJson.Default.RunView)
        : Answer.NotFoundAsync(request.Context);

    private async Task StreamAsync(RunRequest request)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(request.Aborted, stopping);
        var known = request.Context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header ? header : request.Context.Request.Query["seen"].ToString();
        var seen = int.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        try
        {
            await TypedResults.ServerSentEvents(new RunStream(desk, request).ReadAsync(seen, either.Token)).ExecuteAsync(request.Context);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The page was closed, or the viewer ends.
        }
    }
}
