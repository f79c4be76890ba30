using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RE.Bench.Environments.Yaml;

/// <summary>Turns the events of YamlDotNet into nodes with places; refuses what a definition does not need and an attacker does.</summary>
internal sealed class YamlTree
{
    private const int DeepestLevel = 64;
    private readonly Parser _parser;
    private readonly ProblemLog _problems;

    private YamlTree(string text, ProblemLog problems)
    {
        _parser = new Parser(new StringReader(text));
        _problems = problems;
    }

    /// <summary>The only document of a text; null when its problems leave nothing to look at.</summary>
    public static YamlNode? Parse(string text, ProblemLog problems)
    {
        var tree = new YamlTree(text, problems);
        try
        {
            return tree.Document();
        }
        catch (MaximumRecursionLevelReachedException error)
        {
            problems.Add(PlaceOf(error.Start), () => error.Message);
        }
        catch (YamlException error)
        {
            problems.Add(PlaceOf(error.Start), () => $"this is not YAML: {Shown.Sentence(error.Message)}");
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet 18.1.0 throws these without a place for some texts, such as an unclosed '[' before a key.
            problems.Add(PlaceOf(tree._parser.Current?.End ?? Mark.Empty), () => "this is not YAML: the text after here cannot be read. Look for a bracket or a quote that is not closed.");
        }

        return null;
    }

    private YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _problems.Add(Place.Start, () => "the file is empty. Write at least the required keys.");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Node(1);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            _problems.Add(PlaceOf(second.Start), () => "a second document begins here. Write one document a file.");
        }

        return root;
    }

    private YamlNode Node(int level)
    {
        var start = _parser.Consume<ParsingEvent>();
        var place = PlaceOf(start.Start);
        if (level > DeepestLevel)
        {
            throw new MaximumRecursionLevelReachedException(start.Start, start.End, $"values are nested more than {DeepestLevel} levels deep. Write it flatter.");
        }

        var refused = IsRefused(start, place);
        var node = start switch
        {
            Scalar scalar => ScalarNode(scalar, place),
            SequenceStart => Sequence(place, level),
            MappingStart => Mapping(place, level),
            AnchorAlias => new YamlNode.Unreadable(place),
            _ => throw new YamlException(start.Start, start.End, "a value is expected here"),
        };
        return refused ? new YamlNode.Unreadable(place) : node;
    }

    private bool IsRefused(ParsingEvent node, Place place)
    {
        var why = node switch
        {
            AnchorAlias alias => $"'*{Shown.Plain(alias.Value.Value)}' is an alias. Aliases are not allowed: write the value out.",
            NodeEvent { Anchor.IsEmpty: false } anchored => $"'&{Shown.Plain(anchored.Anchor.Value)}' is an anchor. Anchors and aliases are not allowed: write the value out.",
            NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: true } } => "'!' is a tag. Tags are not allowed: write text in quotes.",
            NodeEvent { Tag.IsEmpty: false } tagged => $"{Shown.Quoted(tagged.Tag.Value)} is a tag. Tags are not allowed: the key says the type.",
            _ => null,
        };
        if (why is not null)
        {
            _problems.Add(place, () => why);
        }

        return why is not null;
    }

    private YamlNode ScalarNode(Scalar scalar, Place place)
    {
        var quoted = scalar.Style is not ScalarStyle.Plain;
        var (value, wrong) = !IsWellFormed(scalar.Value) ? (null, "the text holds half a character (a lone surrogate). Write the whole character.")
            : quoted ? (JsonValue.Create(scalar.Value), null)
            : YamlScalars.Resolve(scalar.Value);
        if (wrong is null)
        {
            return new YamlNode.Scalar(place, value, scalar.Value, quoted);
        }

        _problems.Add(place, () => wrong);
        return new YamlNode.Unreadable(place);
    }

    private YamlNode.Sequence Sequence(Place place, int level)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(level + 1));
        }

        return new(place, items);
    }

    private YamlNode.Mapping Mapping(Place place, int level)
    {
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(level + 1);
            var value = Node(level + 1);
            if (Key(key) is not { } name)
            {
                continue;
            }

            if (!entries.TryAdd(name, new(name, key.Place, value)))
            {
                _problems.Add(key.Place, () => $"the key {Shown.Quoted(name)} stands here twice; first in line {entries[name].KeyPlace.Line}. Keep one.");
            }
        }

        return new(place, [.. entries.Values]);
    }

    private string? Key(YamlNode key)
    {
        switch (key)
        {
            case YamlNode.Scalar { Text: "<<", Quoted: false }:
                _problems.Add(key.Place, () => "'<<' is a merge key. Merge keys are not allowed: write the keys out.");
                return null;
            case YamlNode.Scalar scalar:
                return scalar.Text;
            case YamlNode.Unreadable:
                return null;
            default:
                _problems.Add(key.Place, () => "a key must be text, not a list or a mapping.");
                return null;
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !(char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[++at])))
            {
                return false;
            }
        }

        return true;
    }

    private static Place PlaceOf(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
