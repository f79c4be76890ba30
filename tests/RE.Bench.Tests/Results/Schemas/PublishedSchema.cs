using System.Text.Json.Serialization;
using Json.Schema;
using RE.Bench.Analysis.Records;
using RE.Bench.Events;
using RE.Bench.Planning.Batches;
using RE.Bench.Results;
using RE.Bench.Runs.Verification;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Results.Schemas;

/// <summary>A JSON schema in <c>docs/schemas</c>.</summary>
/// <param name="Name">As in its id and file name: <c>result-1</c>.</param>
/// <param name="Title">What it describes.</param>
/// <param name="Type">The record that is written.</param>
/// <param name="Context">The context that writes it.</param>
internal sealed record PublishedSchema(string Name, string Title, Type Type, JsonSerializerContext Context)
{
    public static PublishedSchema Result { get; } = new("result-1", "result.json of a RE.Bench run", typeof(RunResult), ResultJson.Indented);

    public static PublishedSchema Events { get; } = new("events-1", "One line of events.jsonl, the journal of a RE.Bench run", typeof(JournalEntry), EventJson.Compact);

    public static PublishedSchema Confirmation { get; } = new("confirmation-1", "confirmation.json of a RE.Bench run", typeof(Confirmation), ConfirmationJson.Indented);

    public static PublishedSchema RunRecord { get; } = new("run-record-1", "One line of a file of RE.Bench run records", typeof(RunRecord), RunRecordJson.Compact);

    public static PublishedSchema Batch { get; } = new("batch-1", "batch.json of many RE.Bench runs", typeof(Batch), BatchJson.Indented);

    public static IReadOnlyList<PublishedSchema> All { get; } = [Result, Events, Confirmation, RunRecord, Batch];

    // The library keeps a schema by its id and takes none twice, whichever test asks first.
    private readonly Lazy<JsonSchema> _checked = new(() => JsonSchema.FromText(System.IO.File.ReadAllText(PathOf(Name))));

    public string File => PathOf(Name);

    /// <summary>The published file, ready to judge documents.</summary>
    public JsonSchema Checked => _checked.Value;

    private static string PathOf(string name) => Repository.PathOf($"docs/schemas/rebench.{name}.schema.json");
}
