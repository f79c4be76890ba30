using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;
using RE.Bench.Runs.Verification;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Runs.Verification;

/// <summary>A made run with its environment, and the ways to tamper with it.</summary>
internal sealed class TrustRoom : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly MadeRun _made;

    public TrustRoom(MadeRun? made = null)
    {
        _made = (made ?? new MadeRun()) with { Seals = true, Scorer = "fake-1" };
        _folder.Write("env/instructions.md", "Make the number large.");
        Environment = new EnvironmentFolder(_made.Definition(), _folder["env"], "sha256:" + new string('0', 64));
        Run = _made.Write(_folder["runs"]);
    }

    public EnvironmentFolder? Environment { get; set; }

    public RunFolder Run { get; }

    public string this[params string[] parts] => _folder[parts];

    /// <summary>The files whose every byte counts: result, journal, manifests and sealed files.</summary>
    public IReadOnlyList<string> Evidence() =>
        [Run.Result, Run.Journal, .. Directory.EnumerateFiles(Run.Submissions, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public RE.Bench.Runs.Verification.Verification Verify(string? notedHash = null, string harness = "0.1.0") =>
        new RunVerifier(slug => slug == _made.Environment ? Environment : null, harness).Verify(Run.Path, notedHash);

    /// <summary>The plan for scoring again.</summary>
    public PlannedRun Plan() => RunPlanner.PlanForRescore(Environment!, JournalContent.Read(Run.Journal).Facts, Run, []);

    /// <summary>Replaces a file, which may be read-only, in one step.</summary>
    public static void Replace(string file, byte[] bytes)
    {
        var folder = Path.GetDirectoryName(file)!;
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.UserWrite);
        File.Delete(file);
        File.WriteAllBytes(file, bytes);
    }

    /// <summary>Rewrites the journal whole, as somebody who knows how the chain is made: each line changed, all hashes anew, and the result folded from it.</summary>
    /// <param name="change">Changes a line, or drops it.</param>
    /// <param name="foldsResult">Write the result that the forged journal gives.</param>
    /// <param name="finish">The last change to a line's text, for what no JSON writer would write.</param>
    public void Forge(Func<JsonObject, JsonObject?> change, bool foldsResult = true, Func<string, string>? finish = null)
    {
        var previous = "";
        var lines = new List<string>();
        foreach (var line in File.ReadAllLines(Run.Journal))
        {
            if (change(JsonNode.Parse(line)!.AsObject()) is { } changed)
            {
                changed["seq"] = lines.Count + 1;
                changed["prev"] = previous;
                lines.Add((finish ?? (text => text))(changed.ToJsonString(EventJson.Compact.Options)));
                previous = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(lines[^1])));
            }
        }

        File.WriteAllText(Run.Journal, string.Concat(lines.Select(line => line + "\n")));
        if (foldsResult)
        {
            ResultStore.Write(Run, _made.Definition());
        }
    }

    /// <summary>Changes the event of a kind, the last one unless an index is given.</summary>
    public void Forge(string kind, Action<JsonObject> change, int? row = null) => Forge(line =>
    {
        var happened = line["event"]!.AsObject();
        if ((string?)happened["kind"] == kind && (row is null || (int?)(happened["row"] is JsonObject inner ? inner["row"] : happened["row"]) == row))
        {
            change(happened);
        }

        return line;
    });

    public void Dispose() => _folder.Dispose();
}
