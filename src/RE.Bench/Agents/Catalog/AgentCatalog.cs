using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Models;

namespace RE.Bench.Agents.Catalog;

/// <summary>The agents that a person can name.</summary>
public sealed class AgentCatalog
{
    private const int SmallestContext = 4000;
    private static readonly IReadOnlyList<string> EntryKeys = [.. StrictYaml.Options.GetTypeInfo(typeof(AgentEntry)).Properties.Where(p => !p.IsExtensionData).Select(p => p.Name)];
    private readonly SortedDictionary<string, AgentSpec> _byName = new(StringComparer.Ordinal);

    private AgentCatalog()
    {
        foreach (var scaffold in Scaffolds.All.Where(s => s.Argument is null))
        {
            _byName[scaffold.Name] = scaffold.Configure(new(scaffold.Name, "", null, new(new Dictionary<string, string>(), [])));
        }
    }

    /// <summary>What can be written in place of a name: <c>modular:PROVIDER/MODEL</c>.</summary>
    public static IReadOnlyList<string> InlineForms => [.. Scaffolds.All.Where(s => s.Argument is not null).Select(s => $"{s.Name}:{s.Argument}")];

    /// <summary>All names, in order.</summary>
    public IReadOnlyList<string> Names => [.. _byName.Keys];

    /// <summary>All agents that have a name, in order.</summary>
    public IReadOnlyList<AgentSpec> Agents => [.. _byName.Values];

    /// <summary>The shipped agents and those of a file, which replace shipped ones of the same name.</summary>
    /// <param name="file">A file of agents; null = none.</param>
    /// <exception cref="UserErrorException">The file is not there, or something in it is wrong.</exception>
    public static AgentCatalog Load(string? file)
    {
        var catalog = new AgentCatalog();
        catalog.Add(StrictYaml.Parse<AgentFile>(Shelf.Text("Agents.Catalog.agents.yaml"), "agents.yaml").ValueOrThrow(), "agents.yaml");
        if (file is not null)
        {
            catalog.Add(StrictYaml.Read<AgentFile>(file).ValueOrThrow(), file);
        }

        return catalog;
    }

    /// <summary>The agent that a person means: a name, or a scaffold with its argument such as <c>modular:provider/model</c> or <c>replay:FILE</c>.</summary>
    /// <exception cref="UserErrorException">There is no such agent.</exception>
    public AgentSpec Resolve(string text) => _byName.GetValueOrDefault(text) ?? (Inline(text) is { } scaffold ? Configure(scaffold, text) : throw Unknown(text));

    private static IScaffold? Inline(string text) =>
        Scaffolds.All.FirstOrDefault(s => s.Argument is not null && text.StartsWith($"{s.Name}:", StringComparison.Ordinal));

    private static AgentSpec Configure(IScaffold scaffold, string text)
    {
        var argument = text[(scaffold.Name.Length + 1)..];
        var inline = scaffold.NeedsModel ? InlineAgent.Parse(argument) : new InlineAgent("", new Dictionary<string, string>());
        return scaffold.Configure(new(text, argument, scaffold.NeedsModel ? ChatModelSpec.Parse(inline.Model) : null, new(inline.Settings, [])));
    }

    private UserErrorException Unknown(string text) => new(
        $"no agent is called '{text}'.{NearestName.Hint(text, Names)} Known are {string.Join(", ", Names)}; or write {string.Join(", ", InlineForms.Select(form => $"'{form}'"))}.");

    private void Add(AgentFile file, string path)
    {
        foreach (var (name, entry) in file.Agents)
        {
            _byName[name] = Spec(name, entry, path);
        }
    }

    private static AgentSpec Spec(string name, AgentEntry entry, string path)
    {
        try
        {
            var plain = ChatModelSpec.Parse(entry.Model);
            RefuseTooFew("context-tokens", entry.ContextTokens, SmallestContext);
            RefuseTooFew("max-output-tokens", entry.MaxOutputTokens, 1);
            var model = plain with
            {
                Effort = entry.Effort,
                Temperature = entry.Temperature,
                Stream = entry.Stream,
                Api = entry.Api,
                MaxOutputTokens = entry.MaxOutputTokens ?? plain.MaxOutputTokens,
                ContextTokens = entry.ContextTokens ?? plain.ContextTokens,
                BaseUrl = entry.BaseUrl is { } url ? Address(url) : null,
            };
            return Known(entry.Scaffold).Configure(new(name, entry.Model, model, new(Texts(entry.Settings ?? []), EntryKeys)));
        }
        catch (UserErrorException e)
        {
            throw new UserErrorException($"{path}: agent '{name}': {e.Message}", e);
        }
    }

    private static IScaffold Known(string name) => Scaffolds.All.FirstOrDefault(s => s.NeedsModel && s.Name == name)
        ?? throw new UserErrorException($"no scaffold is called '{name}'. Allowed here: {string.Join(", ", Scaffolds.All.Where(s => s.NeedsModel).Select(s => s.Name))}.");

    private static Dictionary<string, string> Texts(Dictionary<string, JsonElement> settings) => settings.ToDictionary(s => s.Key, s => s.Value.ToString(), StringComparer.Ordinal);

    private static void RefuseTooFew(string key, int? value, int least)
    {
        if (value < least)
        {
            throw new UserErrorException($"{key} is '{value}'. Write a whole number from {least} up.");
        }
    }

    private static Uri Address(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address!.Scheme is "http" or "https"
        ? address
        : throw new UserErrorException($"base-url '{url}' is no http or https address. Write one such as 'http://localhost:8000/v1'.");
}
