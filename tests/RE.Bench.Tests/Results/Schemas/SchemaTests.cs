using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using RE.Bench.Agents;
using RE.Bench.Analysis.Records;
using RE.Bench.Events;
using RE.Bench.Planning.Batches;
using RE.Bench.Results;
using RE.Bench.Runs.Verification;
using RE.Bench.Tests.Cli.Display;
using RE.Bench.Tests.Runs;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Results.Schemas;

public sealed class SchemaTests : IDisposable
{
    private static readonly EvaluationOptions Strict = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Names => [.. PublishedSchema.All.Select(schema => schema.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_published_schema_is_the_one_that_the_records_give(string name)
    {
        var schema = PublishedSchema.All.Single(one => one.Name == name);
        var made = SchemaMaker.Of(schema);

        if (Environment.GetEnvironmentVariable("REBENCH_UPDATE_GOLDEN") != "1")
        {
            Assert.True(
                File.Exists(schema.File) && File.ReadAllText(schema.File) == made,
                $"'{schema.File}' is not what the records give any more. Others rely on it: add only optional fields or event kinds (then REBENCH_UPDATE_GOLDEN=1 rewrites it); "
                + "anything else needs a new version with a file of its own. See docs/schemas/README.md.");
        }

        Golden.MatchesFile(schema.File, made);
    }

    [Fact]
    public void Every_described_property_says_what_it_is()
    {
        Assert.All(PublishedSchema.All, schema => Assert.Empty(Undescribed("$", JsonNode.Parse(SchemaMaker.Of(schema))!.AsObject())));
    }

    [Fact]
    public void A_made_run_fits_the_schemas()
    {
        var run = new MadeRun { Seals = true }.Write(_folder);

        AssertFits(PublishedSchema.Result, File.ReadAllText(run.Result));
        Assert.All(File.ReadLines(run.Journal), line => AssertFits(PublishedSchema.Events, line));
        AssertFits(PublishedSchema.RunRecord, JsonSerializer.Serialize(RunRecords.From(ResultStore.Read(run.Result)), RunRecordJson.Compact.RunRecord));
    }

    [Fact]
    public async Task A_run_of_the_executor_fits_the_schemas()
    {
        using var world = new RunWorld();
        await world.RunAsync(async (bench, cancellationToken) =>
        {
            await bench.ScoreAsync(cancellationToken);
            return new AgentExit.Submitted();
        });
        var run = world.Plan().Folder;

        AssertFits(PublishedSchema.Result, await File.ReadAllTextAsync(run.Result, TestContext.Current.CancellationToken));
        Assert.All(File.ReadLines(run.Journal), line => AssertFits(PublishedSchema.Events, line));
    }

    [Fact]
    public void Every_kind_of_event_fits_the_schema_of_events()
    {
        var story = new StoryBook().Whole();
        story.After(1, new RunEvent.SandboxLost("it was killed"));
        story.After(1, new RunEvent.HostClockSet(TimeSpan.FromHours(-1)));
        story.After(1, new RunEvent.Noted("plan", "a note"));
        story.After(1, new RunEvent.IdleBegan(TimeSpan.FromMinutes(1)));
        story.After(1, new RunEvent.IdleEnded());
        story.After(1, new RunEvent.HarnessResumed(TimeSpan.FromSeconds(2), 0));
        story.After(1, new RunEvent.ServiceCalled("judge", 2, 2));

        Assert.Equal(Kinds(), [.. story.Entries.Select(entry => entry.Event.GetType()).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal)]);
        Assert.All(story.Entries, entry => AssertFits(PublishedSchema.Events, JsonSerializer.Serialize(entry, EventJson.Compact.JournalEntry)));
    }

    [Fact]
    public void A_batch_fits_its_schema()
    {
        var folder = new BatchFolder(_folder["batch"]);
        BatchStore.Write(folder, SomeBatch.Of(2));

        AssertFits(PublishedSchema.Batch, File.ReadAllText(folder.File));
        Assert.False(Fits(PublishedSchema.Batch, Without(File.ReadAllText(folder.File), "runs")));
    }

    [Fact]
    public void A_confirmation_fits_its_schema() =>
        AssertFits(PublishedSchema.Confirmation, JsonSerializer.Serialize(SomeConfirmation.Of("h", 0.75), ConfirmationJson.Indented.Confirmation));

    [Fact]
    public void A_result_with_any_required_key_removed_or_of_another_type_does_not_fit()
    {
        var text = File.ReadAllText(new MadeRun().Write(_folder).Result);

        Assert.All(Required(PublishedSchema.Result), key =>
        {
            Assert.False(Fits(PublishedSchema.Result, Without(text, key)), $"{key} removed");
            Assert.False(Fits(PublishedSchema.Result, With(text, key, 1.5)), $"{key} = 1.5");
        });
        Assert.False(Fits(PublishedSchema.Result, With(text, "schema", "rebench.result/2")));
        Assert.False(Fits(PublishedSchema.Result, With(text, "started_at", "yesterday")));
        Assert.False(Fits(PublishedSchema.Result, text.Replace("\"human\": \"PT0S\"", "\"human\": 0", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"kind\":\"run-started\"", "\"kind\":\"run-begun\"")]
    [InlineData("\"clock\":\"PT0S\"", "\"clock\":\"0:00:00\"")]
    [InlineData("\"clock\":\"PT0S\"", "\"clock\":0")]
    [InlineData("\"seq\":1", "\"seq\":\"1\"")]
    [InlineData("rebench.events/1", "rebench.events/2")]
    [InlineData("\"prev\":\"\"", "\"previous\":\"\"")]
    [InlineData("\"agent\":", "\"agents\":")]
    [InlineData("\"time\":\"PT30M\"", "\"time\":\"30m\"")]
    public void A_changed_journal_line_does_not_fit(string from, string to)
    {
        var line = File.ReadLines(new MadeRun().Write(_folder).Journal).First();

        Assert.True(Fits(PublishedSchema.Events, line));
        Assert.Contains(from, line, StringComparison.Ordinal);
        Assert.False(Fits(PublishedSchema.Events, line.Replace(from, to, StringComparison.Ordinal)));
    }

    private static void AssertFits(PublishedSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        var found = schema.Checked.Evaluate(document.RootElement, Strict);
        Assert.True(found.IsValid, $"{schema.Name}: {json}\n{string.Join('\n', (found.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")))}");
    }

    private static bool Fits(PublishedSchema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        return schema.Checked.Evaluate(document.RootElement, Strict).IsValid;
    }

    private static IEnumerable<string> Required(PublishedSchema schema) =>
        JsonNode.Parse(File.ReadAllText(schema.File))!["required"]!.AsArray().Select(key => key!.GetValue<string>());

    private static string Without(string json, string key)
    {
        var changed = JsonNode.Parse(json)!.AsObject();
        changed.Remove(key);
        return changed.ToJsonString();
    }

    private static string With(string json, string key, JsonNode value)
    {
        var changed = JsonNode.Parse(json)!.AsObject();
        changed[key] = value;
        return changed.ToJsonString();
    }

    private static Type[] Kinds() => [.. typeof(RunEvent).GetNestedTypes().OrderBy(type => type.Name, StringComparer.Ordinal)];

    private static IEnumerable<string> Undescribed(string path, JsonObject schema)
    {
        foreach (var (key, value) in schema["properties"] as JsonObject ?? [])
        {
            var inner = $"{path}.{key}";
            if (value is JsonObject { Count: > 0 } property)
            {
                foreach (var found in (property.ContainsKey("description") || property.ContainsKey("const") ? [] : new[] { inner }).Concat(Undescribed(inner, property)))
                {
                    yield return found;
                }
            }
        }

        foreach (var kind in (schema["oneOf"] as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var found in Undescribed($"{path}({kind["properties"]?["kind"]?["const"]})", kind))
            {
                yield return found;
            }
        }
    }
}
