using System.Text;
using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Events;

namespace RE.Bench.Agents.Recordings;

/// <summary>Recordings on disk: a file of JSON lines that <c>--record</c> writes, or the folder of any run.</summary>
public static class RecordingFile
{
    private const string Start = $"{{\"schema\":\"{Recording.Schema}\"";

    /// <summary>Whether there is a recording, by what it holds.</summary>
    /// <param name="path">A file or a folder.</param>
    public static bool Is(string path)
    {
        if (Directory.Exists(path))
        {
            return File.Exists(Path.Combine(path, Journal.FileName));
        }

        if (!File.Exists(path))
        {
            return false;
        }

        var start = new byte[Start.Length];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && Encoding.ASCII.GetString(start) == Start;
    }

    /// <summary>Reads a recording.</summary>
    /// <exception cref="UserErrorException">It is damaged, or of another version.</exception>
    public static Recording Read(string path)
    {
        var fold = new RecordingFold(path);
        foreach (var happened in Directory.Exists(path) ? JournalContent.Read(Path.Combine(path, Journal.FileName)).Entries.Select(entry => entry.Event) : Lines(path))
        {
            fold.Add(happened);
        }

        return fold.Finish();
    }

    /// <summary>Writes what a replay needs of a run into a file of its own.</summary>
    /// <param name="journal">The run's journal.</param>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <exception cref="UserErrorException">It cannot be written.</exception>
    public static void Write(string journal, string path)
    {
        var text = new StringBuilder().Append(Start).Append(",\"note\":\"events of a run, less those that a replay does not need\"}\n");
        var last = RecordedRequest.None;
        foreach (var happened in JournalContent.Read(journal).Entries.Select(entry => entry.Event).Where(IsNeeded))
        {
            var line = JsonSerializer.SerializeToNode(happened, EventJson.Compact.RunEvent)!.AsObject();
            if (happened is RunEvent.StepStarted step)
            {
                last = RecordingFold.Request(path, last, step.Request);
                line["digest"] = last.Digest;
            }

            text.Append(line.ToJsonString(EventJson.Compact.Options)).Append('\n');
        }

        try
        {
            File.WriteAllText($"{path}.new", text.ToString());
            File.Move($"{path}.new", path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The recording '{path}' cannot be written: {failure.Message} The run's folder can be replayed in its place: --agent replay:FOLDER.", failure);
        }
    }

    private static bool IsNeeded(RunEvent happened) => happened is
        RunEvent.RunStarted or RunEvent.StepStarted { Action: "chat" } or RunEvent.StepEnded { Action: "chat" } or RunEvent.SubmissionSealed or RunEvent.AgentExited;

    private static IEnumerable<RunEvent> Lines(string path)
    {
        var number = 1;
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            yield return Line(line, path, ++number);
        }
    }

    private static RunEvent Line(string line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, EventJson.Compact.RunEvent) ?? throw new JsonException("the line is null");
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw new UserErrorException($"{path}:{number}: the line is no event of a recording ({failure.Message}). The file was damaged or edited; restore it, or replay the run's folder.", failure);
        }
    }
}
