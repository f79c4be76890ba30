using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using RE.Bench.Environments;

namespace RE.Bench.Tests.HouseRules;

public sealed class DocumentationTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Ids of all that carries a summary, such as <c>T:RE.Bench.Environments.ByteSize</c>.</summary>
    private static readonly IReadOnlyList<string> Documented =
        [.. XDocument.Load(Path.ChangeExtension(typeof(EnvironmentDefinition).Assembly.Location, ".xml"))
            .Descendants("member")
            .Where(member => member.Element("summary") is not null || member.Element("inheritdoc") is not null)
            .Select(member => (string)member.Attribute("name")!)];

    private static IEnumerable<Type> PublicTypes => typeof(EnvironmentDefinition).Assembly.GetExportedTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)));

    [Fact]
    public void Every_public_type_says_what_it_is() => Rule.Holds(PublicTypes.Select(type => $"T:{Name(type)}").Except(Documented));

    [Fact]
    public void Every_public_member_says_what_it_is() => Rule.Holds(PublicTypes.SelectMany(Members).Except(Documented.Select(WithoutParameters)));

    [Fact]
    public void The_rule_looks_at_properties_methods_and_fields() => Assert.Superset(
        new HashSet<string> { "P:RE.Bench.Environments.EnvironmentDefinition.Slug", "M:RE.Bench.Environments.ByteSize.TryParse", "F:RE.Bench.Scoring.ScoreDirection.Lower" },
        PublicTypes.SelectMany(Members).ToHashSet());

    private static IEnumerable<string> Members(Type type)
    {
        var positional = Positional(type);
        var properties = type.GetProperties(Own).Where(property => !IsCompilers(property.GetMethod) && property.GetIndexParameters().Length == 0 && !positional.Contains(property.Name));
        var fields = type.GetFields(Own).Where(field => !field.IsSpecialName);
        var methods = type.GetMethods(Own).Where(method => !method.IsSpecialName && !IsCompilers(method) && method.GetBaseDefinition() == method && !typeof(Delegate).IsAssignableFrom(type));
        return
        [
            .. properties.Select(property => $"P:{Name(type)}.{property.Name}"),
            .. fields.Select(field => $"F:{Name(type)}.{field.Name}"),
            .. methods.Where(method => !Implements(type, method)).Select(method => $"M:{Name(type)}.{method.Name}"),
        ];
    }

    /// <summary>The parameters of a record's own constructor are documented where they stand, by param.</summary>
    private static IReadOnlyList<string> Positional(Type type) =>
        [.. type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.Name!)];

    /// <summary>What an interface promises is said there.</summary>
    private static bool Implements(Type type, MethodInfo method) =>
        !type.IsInterface && type.GetInterfaces().Any(contract => type.GetInterfaceMap(contract).TargetMethods.Contains(method));

    private static bool IsCompilers(MethodInfo? method) => method is null || method.IsDefined(typeof(CompilerGeneratedAttribute)) && method.ReturnType.FullName == "System.Type"
        || method.Name is "Deconstruct" or "<Clone>$" or "Equals" or "GetHashCode" or "ToString" or "PrintMembers";

    private static string WithoutParameters(string id) => id.Split('(')[0].Split("``")[0];

    private static string Name(Type type) => type.FullName!.Replace('+', '.');
}
