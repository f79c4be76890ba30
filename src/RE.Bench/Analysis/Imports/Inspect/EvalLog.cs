using System.Text.Json;
using RE.Bench.Analysis.Imports.Inspect.Json;
using RE.Bench.Analysis.Imports.Inspect.Zip;

namespace RE.Bench.Analysis.Imports.Inspect;

/// <summary>A log in Inspect's <c>.eval</c> form: a zip with a header and a member for each sample.</summary>
internal sealed class EvalLog(Stream file, LogProblems problems, CancellationToken cancellationToken)
{
    private const int LargestHeader = 64 << 20;
    private const string Header = "header.json";
    private const string Start = "_journal/start.json";

    private readonly ZipFile _zip = new(file);

    /// <summary>Gives every sample that can be read until there are enough.</summary>
    /// <exception cref="InvalidDataException">The zip or its header cannot be read.</exception>
    public void Read(Func<LogFacts, LogSample, bool> take)
    {
        var members = Members();
        var log = Facts(members);
        foreach (var member in members.Values.Where(member => IsSample(member.Name)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Sample(member) is { } sample && !take(log, sample))
            {
                return;
            }
        }
    }

    private Dictionary<string, ZipMember> Members()
    {
        var members = new Dictionary<string, ZipMember>(StringComparer.Ordinal);
        var twice = 0;
        foreach (var member in ZipIndex.Read(file, name => IsSample(name) || name is Header or Start, cancellationToken))
        {
            twice += members.ContainsKey(member.Name) ? 1 : 0;
            members[member.Name] = member;
        }

        if (twice > 0)
        {
            problems.Add($"has {twice} {(twice == 1 ? "member" : "members")} twice; the last of each was taken");
        }

        return members;
    }

    private LogFacts Facts(Dictionary<string, ZipMember> members)
    {
        var member = members.GetValueOrDefault(Header) ?? members.GetValueOrDefault(Start) ?? throw new InvalidDataException($"it has neither '{Header}' nor '{Start}'");
        using var json = new JsonPull(_zip.Open(member), cancellationToken);
        var header = json.Read() ? json.Take(LargestHeader) : default;
        return header.Get("eval") is { ValueKind: JsonValueKind.Object } eval
            ? new LogFacts(eval, member.Name == Header ? header.Text("status") : "started")
            : throw new InvalidDataException($"its '{member.Name}' is no header of a log");
    }

    private LogSample? Sample(ZipMember member)
    {
        try
        {
            using var json = new JsonPull(_zip.Open(member), cancellationToken);
            return json.Read() ? SampleReader.Read(json) : throw new JsonException("it is empty");
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or JsonException)
        {
            problems.AddSample(member.Name, $"a member that cannot be read ({InspectLogFile.Reason(failure)})");
            return null;
        }
    }

    private static bool IsSample(string name) => name.StartsWith("samples/", StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal);
}
