using System.Text.Json;
using System.Text.Json.Nodes;
using RE.Bench.Budgets;

namespace RE.Bench.Environments.Yaml;

/// <summary>Checks the values that have no keys of their own: texts, numbers, durations, sizes, choices.</summary>
internal sealed class ValueCheck(JsonSerializerOptions options, ProblemLog problems)
{
    /// <summary>Reports what keeps a node from becoming a value of the type.</summary>
    public void Check(YamlNode node, Type type, KeyPath? path)
    {
        if (Wrong(node, type, path) is { } message)
        {
            problems.Add(node.Place, () => message);
        }
    }

    /// <summary>What a node is, in words, for a message that says what it should be.</summary>
    public static string Kind(YamlNode node) => node switch
    {
        YamlNode.Mapping => "a mapping",
        YamlNode.Sequence => "a list",
        YamlNode.Scalar { Quoted: false, Value: { } value } scalar => value.GetValueKind() switch
        {
            JsonValueKind.Number => $"the number {Shown.Plain(scalar.Text)}",
            JsonValueKind.True or JsonValueKind.False => Shown.Plain(scalar.Text),
            _ => Shown.Quoted(scalar.Text),
        },
        YamlNode.Scalar scalar => $"the text {Shown.Quoted(scalar.Text)}",
        _ => "this",
    };

    /// <summary>The message for a text that is none of the allowed ones.</summary>
    public static string NotOneOf(KeyPath? path, string text, IReadOnlyList<string> allowed) =>
        $"{KeyPath.Text(path)} must be one of {Shown.List(allowed)}, not {Shown.Quoted(text)}.{NearestName.Hint(text, allowed)}";

    private string? Wrong(YamlNode node, Type type, KeyPath? path)
    {
        if (type.IsEnum)
        {
            var allowed = Choices(type);
            return node is not YamlNode.Scalar scalar ? Must(path, $"be one of {Shown.List(allowed)}", node)
                : allowed.Contains(scalar.Text) ? null
                : NotOneOf(path, scalar.Text, allowed);
        }

        return Expected(type) is { } expected && !expected.Fits(node) ? Must(path, $"be {expected.Text}", node) : Bound(node, type, path);
    }

    /// <summary>What the common types are called in messages, and the test that says so before System.Text.Json does.</summary>
    private static (string Text, Func<YamlNode, bool> Fits)? Expected(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => ("text (in quotes, where it looks like a number)", node => Is<string>(node)),
        TypeCode.Boolean => ("true or false", node => Is<bool>(node)),
        TypeCode.Int32 => ("a whole number", node => Is<long>(node) && node is YamlNode.Scalar scalar && scalar.Value!.GetValue<long>() == (int)scalar.Value.GetValue<long>()),
        TypeCode.Int64 => ("a whole number", node => Is<long>(node)),
        TypeCode.Double or TypeCode.Decimal or TypeCode.Single => ("a number", node => Is<long>(node) || Is<double>(node)),
        _ when type == typeof(TimeSpan) => (DurationText.Expected, node => node is YamlNode.Scalar scalar && DurationText.TryParse(scalar.Text) is not null),
        _ when type == typeof(ByteSize) => (ByteSize.Expected, node => node is YamlNode.Scalar scalar && ByteSize.TryParse(scalar.Text) is not null),
        _ when type == typeof(JsonObject) => ("keys with values", node => node is YamlNode.Mapping),
        _ when type == typeof(JsonArray) => ("a list", node => node is YamlNode.Sequence),
        _ => null,
    };

    private string? Bound(YamlNode node, Type type, KeyPath? path)
    {
        try
        {
            node.ToJson().Deserialize(type, options);
            return null;
        }
        catch (Exception error) when (error is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            return $"{KeyPath.Text(path)}: {Shown.Sentence(error.Message)}";
        }
    }

    private string[] Choices(Type type) => [.. Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, options)!.GetValue<string>())];

    private static string Must(KeyPath? path, string be, YamlNode node) => $"{KeyPath.Text(path)} must {be}, not {Kind(node)}.";

    private static bool Is<T>(YamlNode node) => node is YamlNode.Scalar { Value: { } value } && value.TryGetValue<T>(out _);
}
