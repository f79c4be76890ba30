using System.Net;
using System.Text.Json;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring.Sealing;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Viewer;

public sealed class DownloadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sealed_file_comes_byte_by_byte_as_an_attachment_with_a_harmless_name()
    {
        await using var room = new ViewerRoom();
        var bytes = Enumerable.Range(0, 300_000).Select(number => (byte)(number * 7)).ToArray();
        var hex = Seal(room, "an \"odd\"; näme.txt", bytes);
        await room.ServeAsync();
        using var client = await room.ClientAsync();

        using var answer = await client.GetAsync($"/api/runs/run/submissions/{hex}/0", Cancel);

        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment; filename=\"an__odd___n_me.txt\"", answer.Content.Headers.GetValues("Content-Disposition").Single());
    }

    [Fact]
    public async Task A_file_that_was_changed_after_sealing_is_not_given_out()
    {
        await using var room = new ViewerRoom();
        var hex = Seal(room, "answer.txt", "true"u8.ToArray());
        var file = Path.Combine(room.Runs, "run", "submissions", hex, "files", "answer.txt");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(file, "fake", Cancel);
        await room.ServeAsync();
        using var client = await room.ClientAsync();

        using var answer = await client.GetAsync($"/api/runs/run/submissions/{hex}/0", Cancel);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.False(answer.Content.Headers.Contains("Content-Disposition"));
        Assert.Contains("not what was sealed", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_sealed_file_is_not_followed()
    {
        await using var room = new ViewerRoom();
        var hex = Seal(room, "answer.txt", "true"u8.ToArray());
        var files = Path.Combine(room.Runs, "run", "submissions", hex, "files");
        File.SetUnixFileMode(files, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var copy = Path.Combine(room.Runs, "copy.txt");
        File.Move(Path.Combine(files, "answer.txt"), copy);
        File.CreateSymbolicLink(Path.Combine(files, "answer.txt"), copy);
        await room.ServeAsync();
        using var client = await room.ClientAsync();

        using var answer = await client.GetAsync($"/api/runs/run/submissions/{hex}/0", Cancel);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task A_manifest_that_does_not_have_its_digest_gives_out_nothing()
    {
        await using var room = new ViewerRoom();
        var hex = Seal(room, "answer.txt", "true"u8.ToArray());
        var manifest = Path.Combine(room.Runs, "run", "submissions", hex, "manifest.json");
        var text = await File.ReadAllTextAsync(manifest, Cancel);
        File.SetUnixFileMode(manifest, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await File.WriteAllTextAsync(manifest, text.Replace("\"answer.txt\"", "\"../../../events.jsonl\"", StringComparison.Ordinal), Cancel);
        await room.ServeAsync();
        using var client = await room.ClientAsync();

        using var list = await client.GetAsync($"/api/runs/run/submissions/{hex}", Cancel);
        using var file = await client.GetAsync($"/api/runs/run/submissions/{hex}/0", Cancel);

        Assert.Equal(HttpStatusCode.Conflict, list.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, file.StatusCode);
    }

    [Fact]
    public async Task A_submission_lists_its_files()
    {
        await using var room = new ViewerRoom();
        var hex = Seal(room, "answer.txt", "true"u8.ToArray());
        await room.ServeAsync();
        using var client = await room.ClientAsync();

        using var answer = JsonDocument.Parse(await client.GetStringAsync($"/api/runs/run/submissions/{hex}", Cancel));

        Assert.Equal("""{"files":[{"index":0,"path":"answer.txt","size":4}],"total":1}""", answer.RootElement.GetRawText());
    }

    private static string Seal(ViewerRoom room, string name, byte[] bytes)
    {
        var folder = new MadeRun { Run = "run" }.Write(room.Runs);
        using var solution = new TempFolder();
        File.WriteAllBytes(solution[name], bytes);
        using var guarded = GuardedFolder.Open(solution);
        var found = Assert.IsType<SealOutcome.Sealed>(SubmissionSealer.Seal(guarded, [name], new SealLimits(), folder.Submissions, Cancel));
        return found.Submission.Digest["sha256:".Length..];
    }
}
