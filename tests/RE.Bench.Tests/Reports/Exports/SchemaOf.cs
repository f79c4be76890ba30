using System.Text.Json;
using Json.Schema;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Reports.Exports;

/// <summary>A schema of docs/schemas, or one of its definitions.</summary>
internal sealed class SchemaOf
{
    private readonly JsonSchema _schema;

    private SchemaOf(JsonSchema schema) => _schema = schema;

    public static SchemaOf File(string name) => new(JsonSchema.FromText(Text(name), Options()));

    /// <summary>One definition of a file that holds several.</summary>
    public static SchemaOf Definition(string name, string definition)
    {
        var text = Text(name);
        var defs = text[text.IndexOf("\"$defs\"", StringComparison.Ordinal)..];
        return new(JsonSchema.FromText($"{{ \"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"$ref\": \"#/$defs/{definition}\", {defs}", Options()));
    }

    /// <summary>What the document breaks; empty when it holds.</summary>
    public IReadOnlyList<string> Problems(JsonElement document)
    {
        var results = _schema.Evaluate(document, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] : [.. (results.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))];
    }

    private static BuildOptions Options() => new() { SchemaRegistry = new SchemaRegistry() };

    private static string Text(string name) => System.IO.File.ReadAllText(Repository.PathOf($"docs/schemas/{name}"));
}
