using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RE.Bench.Scoring.Execution;

namespace RE.Bench.Scoring;

/// <summary>All that a scorer process is told, as a JSON file.</summary>
public sealed record ScoreRequest
{
    /// <summary>The one schema there is.</summary>
    public const string SchemaName = "rebench.score-request/1";

    /// <summary>Always <see cref="SchemaName"/>.</summary>
    public string Schema { get; init; } = SchemaName;

    /// <summary>Slug of the environment; selects the scorer.</summary>
    public required string Environment { get; init; }

    /// <summary>Name of the profile.</summary>
    public required string Profile { get; init; }

    /// <summary>Folder with the sealed submission, paths relative to <c>/home/agent/solution</c>.</summary>
    public required string SubmissionFolder { get; init; }

    /// <summary>Folder of the environment's definition; scorers read their own tables from <c>scorer/</c> below it.</summary>
    public required string EnvironmentFolder { get; init; }

    /// <summary>The profile's parameters, as in the definition.</summary>
    public JsonObject Parameters { get; init; } = [];

    /// <summary>Folders of prepared data by name, held-out parts included.</summary>
    public IReadOnlyDictionary<string, string> DataFolders { get; init; } = new Dictionary<string, string>();

    /// <summary>A file or folder of prepared data, by its data set and its place in it, such as <c>english/heldout/heldout.bin</c>.</summary>
    /// <param name="name">As a parameter of the profile has it.</param>
    /// <exception cref="InvalidOperationException">The data set is not prepared.</exception>
    public string DataPath(string name) => name?.Split('/', 2) is [var data, var path] && DataFolders.TryGetValue(data, out var folder)
        ? Path.Combine(folder, path)
        : throw new InvalidOperationException($"'{name}' of the profile '{Profile}' is not prepared on this machine.");

    /// <summary>Seed of everything random in the scoring, chosen by the harness after sealing.</summary>
    public required long Seed { get; init; }

    /// <summary>What the execution stage measured; null for environments without one.</summary>
    public JsonObject? Execution { get; init; }

    /// <summary>Where the execution stage may run the submission; the harness's own business, never written.</summary>
    [JsonIgnore]
    public ExecutionRoom? Room { get; init; }

    /// <summary>The real model that the execution stage lets the submission ask, as <c>provider/name</c>; null = a simulated one, or none; the harness's own business, never written.</summary>
    [JsonIgnore]
    public string? WeakModel { get; init; }

    /// <summary>Whether it is the starting solution at the beginning of a run; the harness's own business, never written.</summary>
    [JsonIgnore]
    public bool IsStarting { get; init; }
}
