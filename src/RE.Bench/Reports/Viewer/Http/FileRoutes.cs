using Microsoft.AspNetCore.Http;
using RE.Bench.Reports.Viewer.Shelf;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Reports.Viewer.Http;

/// <summary>Answers with files of a run: sealed submissions to keep, a terminal session to play. Nothing else of the folder is given out.</summary>
internal static class FileRoutes
{
    private const long LargestSession = 256 << 20;

    public static Task SubmissionAsync(RunRequest request) => RefusingAsync(request, () => Submissions.List(request.Folder, request.Part("digest")) is { } view
        ? Answer.JsonAsync(request.Context, view, ViewerJson.Default.SubmissionView)
        : Answer.NotFoundAsync(request.Context));

    public static Task DownloadAsync(RunRequest request) => RefusingAsync(request, async () =>
    {
        await using var file = Submissions.Open(request.Folder, request.Part("digest"), request.Number("file") ?? -1, request.Aborted);
        if (file is null)
        {
            await Answer.NotFoundAsync(request.Context);
            return;
        }

        var response = request.Context.Response;
        response.ContentType = "application/octet-stream";
        response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
        response.ContentLength = file.Size;
        if (HttpMethods.IsGet(request.Context.Request.Method))
        {
            await file.CopyToAsync(response.Body, request.Aborted);
        }
    });

    public static Task SessionAsync(RunRequest request) => RefusingAsync(request, async () =>
    {
        if (request.Folder.Find(RunViews.SessionName) is not { Kind: EntryKind.File } found)
        {
            await Answer.NotFoundAsync(request.Context);
            return;
        }

        if (found.Size > LargestSession)
        {
            throw new InvalidDataException($"session.cast has {found.Size >> 20} MiB; at most {LargestSession >> 20} MiB are played.");
        }

        await using var file = request.Folder.OpenRead(RunViews.SessionName);
        await Answer.JsonAsync(request.Context, CastReader.Read(file), ViewerJson.Default.CastView);
    });

    private static async Task RefusingAsync(RunRequest request, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (InvalidDataException refused) when (!request.Context.Response.HasStarted)
        {
            request.Context.Response.Headers.Remove("Content-Disposition");
            await Answer.RefuseAsync(request.Context, StatusCodes.Status409Conflict, refused.Message);
        }
        catch (InvalidDataException)
        {
            // Half a file was sent: the browser sees a broken download, not a short one.
            request.Context.Abort();
        }
    }
}
