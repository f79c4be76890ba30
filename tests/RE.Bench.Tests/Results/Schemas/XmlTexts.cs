using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RE.Bench.Tests.Results.Schemas;

/// <summary>The summaries of the core's types and properties, as plain text.</summary>
internal static partial class XmlTexts
{
    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.ChangeExtension(typeof(RE.Bench.Results.RunResult).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => (string)member.Attribute("name")!);

    /// <summary>What a type is; null when it is not ours.</summary>
    public static string? Of(Type type) => Members.TryGetValue($"T:{Name(type)}", out var member) ? Text(member.Element("summary")) : null;

    /// <summary>What a property is, also one that is a parameter of its record.</summary>
    public static string? Of(PropertyInfo property)
    {
        if (Members.TryGetValue($"P:{Name(property.DeclaringType!)}.{property.Name}", out var member) && member.Element("summary") is { } summary)
        {
            return Text(summary);
        }

        return Members.TryGetValue($"T:{Name(property.DeclaringType!)}", out var type)
            ? Text(type.Elements("param").FirstOrDefault(parameter => (string?)parameter.Attribute("name") == property.Name))
            : null;
    }

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            text.Append(node switch
            {
                XText plain => plain.Value,
                XElement { Name.LocalName: "see" or "paramref" } reference => ((string?)reference.Attribute("cref") ?? (string?)reference.Attribute("name") ?? "").Split('.')[^1],
                _ => "",
            });
        }

        return Space().Replace(text.ToString(), " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
