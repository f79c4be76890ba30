using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RE.Bench.Environments.Yaml;

/// <summary>
/// Reads a file of YAML 1.2 or JSON into a record and reports all that is wrong with it at once.
/// Refused are unknown and duplicate keys, anchors, aliases, tags, merge keys, several documents, more than 64 levels, more than 1 MiB and what is not UTF-8.
/// </summary>
public static class StrictYaml
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int LargestFile = 1 << 20;

    /// <summary>How keys and values are written: kebab-case, durations and sizes with their units, choices by name.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>Reads a file; what is wrong with the file, its absence included, is a value.</summary>
    /// <typeparam name="T">The record that the file describes.</typeparam>
    /// <param name="path">The file; messages name it as it is given here.</param>
    public static YamlRead<T> Read<T>(string path)
        where T : class
    {
        var problems = new ProblemLog(path);
        return YamlText.Load(path, problems) is { } text ? Parse<T>(text, problems) : new YamlRead<T>.Refused(problems.Sorted());
    }

    /// <summary>Reads a text that stands in memory.</summary>
    /// <typeparam name="T">The record that the text describes.</typeparam>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">What messages call it.</param>
    public static YamlRead<T> Parse<T>(string text, string file)
        where T : class => Parse<T>(text, new ProblemLog(file));

    private static YamlRead<T> Parse<T>(string text, ProblemLog problems)
        where T : class
    {
        var root = YamlText.IsAllowed(text, problems) ? YamlTree.Parse(text, problems) : null;
        if (root is not null)
        {
            new TypeCheck(Options, problems).Check(root, typeof(T), mayBeNull: false, path: null);
        }

        var value = problems.Any || root is null ? null : Bind<T>(root, problems);
        return value is null ? new YamlRead<T>.Refused(problems.Sorted()) : new YamlRead<T>.Valid(value, new(root!));
    }

    /// <summary>Makes the record. The checks above leave only what a record's own members refuse.</summary>
    private static T? Bind<T>(YamlNode root, ProblemLog problems)
        where T : class
    {
        try
        {
            return root.ToJson().Deserialize<T>(Options);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or FormatException)
        {
            problems.Add(root.Place, () => Shown.Sentence(error.Message));
            return null;
        }
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            AllowOutOfOrderMetadataProperties = true,
            MaxDepth = 128,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new DurationConverter(), new ByteSizeConverter() },
        };
        options.MakeReadOnly();
        return options;
    }
}
