using RE.Bench.Agents.Human;
using RE.Bench.Agents.Recordings;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Events;
using RE.Bench.Models;
using RE.Bench.Models.Prices;

namespace RE.Bench.Agents.Catalog;

/// <summary>The agents that a person can name.</summary>
public sealed class AgentCatalog
{
    private const int SmallestContext = 4000;
    private const string ReplayPrefix = "replay:";
    private const string Exec = "exec";
    private static readonly IReadOnlyList<string> EntryKeys = [.. StrictYaml.Options.GetTypeInfo(typeof(AgentEntry)).Properties.Where(p => !p.IsExtensionData).Select(p => p.Name)];
    private readonly SortedDictionary<string, AgentSpec> _byName = new(StringComparer.Ordinal);

    private AgentCatalog()
    {
        foreach (var scaffold in Scaffolds.All.Where(s => s.Argument is null))
        {
            _byName[scaffold.Name] = new() { Name = scaffold.Name, Scaffold = scaffold.Name };
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
    public AgentSpec Resolve(string text) =>
        _byName.GetValueOrDefault(text)
        ?? (text.StartsWith(ReplayPrefix, StringComparison.Ordinal) ? Replay(text)
            : text.StartsWith(ExecEntries.Prefix, StringComparison.Ordinal) ? ExecEntries.Inline(text)
            : Scaffolds.All.FirstOrDefault(s => s.NeedsModel && text.StartsWith($"{s.Name}:", StringComparison.Ordinal)) is { } scaffold ? Inline(scaffold, text)
            : throw Unknown(text));

    /// <summary>The same with what was typed beside it.</summary>
    /// <param name="text">The agent.</param>
    /// <param name="model">Model of a command-line agent, <c>provider/model</c>; null = its own.</param>
    /// <param name="mounts">More host folders of a command-line agent.</param>
    /// <exception cref="UserErrorException">There is no such agent, or it takes no such things.</exception>
    public AgentSpec Resolve(string text, string? model, IReadOnlyList<string> mounts) => ExecEntries.With(Resolve(text), model, mounts);

    /// <summary>The agent of a run that is resumed.</summary>
    /// <exception cref="UserErrorException">There is no such agent any more.</exception>
    public AgentSpec Resolve(RunFacts facts) => ExecEntries.Again(Resolve(facts.Agent), facts);

    private static AgentSpec Inline(IScaffold scaffold, string text)
    {
        var (model, settings) = text[(scaffold.Name.Length + 1)..].Split('?', 2) is [var before, var after] ? (before, after) : (text[(scaffold.Name.Length + 1)..], "");
        return Checked(new() { Name = text, Scaffold = scaffold.Name, Model = ChatModelSpec.Parse(model), Settings = AgentSettings.Write(AgentSettings.Parse(settings)) });
    }

    private static AgentSpec Checked(AgentSpec spec)
    {
        AgentFactory.Create(spec);
        return spec;
    }

    private AgentSpec Replay(string text)
    {
        var file = Path.GetFullPath(text[ReplayPrefix.Length..] is { Length: > 0 } path ? path : ".");
        return RecordingFile.Is(file) ? Recorded(RecordingFile.Read(file))
            : File.Exists(file) ? new() { Name = text, Scaffold = "replay", Script = file }
            : throw new UserErrorException($"'{text}' names the file '{file}', which is not there. Write 'replay:' and the path of a file of steps, a recording or a run's folder.");
    }

    private AgentSpec Recorded(Recording recording)
    {
        var facts = recording.Facts;
        var agent = facts.Definition is { } definition ? AgentJson.Read(definition) : Resolve(facts.Agent);
        return agent with { Name = $"{ReplayPrefix}{recording.Path}", Recording = recording.Path };
    }

    private UserErrorException Unknown(string text) => new(
        $"no agent is called '{text}'.{NearestName.Hint(text, Names)} Known are {string.Join(", ", Names)}; or write {string.Join(", ", InlineForms.Select(form => $"'{form}'"))}.");

    private void Add(AgentFile file, string path)
    {
        foreach (var (name, entry) in file.Agents)
        {
            // Reports count runs of that name as a person's.
            _byName[name] = name != HumanScaffold.Called ? Spec(name, entry, path) : throw new UserErrorException($"{path}: the name '{HumanScaffold.Called}' is that of people. Give the agent another one.");
        }
    }

    private static AgentSpec Spec(string name, AgentEntry entry, string path)
    {
        try
        {
            return entry.Scaffold == Exec ? ExecSpec(name, entry, path) : ModelSpec(name, entry) with { Price = Price(entry) };
        }
        catch (UserErrorException e)
        {
            throw new UserErrorException($"{path}: agent '{name}': {e.Message}", e);
        }
    }

    private static AgentSpec ExecSpec(string name, AgentEntry entry, string path) => entry.Settings is { Count: > 0 } settings
        ? throw new UserErrorException($"unknown key '{settings.Keys.First()}'.{NearestName.Hint(settings.Keys.First(), EntryKeys)} Allowed here: {string.Join(", ", EntryKeys)}.")
        : ExecEntries.Of(name, entry, entry.Model is null ? null : Model(entry, entry.Model), path) with { Price = Price(entry) };

    private static AgentSpec ModelSpec(string name, AgentEntry entry)
    {
        var settings = (entry.Settings ?? []).ToDictionary(s => s.Key, s => s.Value.ToString(), StringComparer.Ordinal);
        var scaffold = Scaffolds.All.FirstOrDefault(s => s.NeedsModel && s.Name == entry.Scaffold) ?? throw NoScaffold(entry.Scaffold);
        var model = Model(entry, entry.Model ?? throw new UserErrorException($"it needs a 'model': {ChatModelSpec.Expected}."));
        try
        {
            return Checked(new() { Name = name, Scaffold = scaffold.Name, Model = model, Settings = AgentSettings.Write(settings) });
        }
        catch (UserErrorException wrong)
        {
            throw new UserErrorException($"{wrong.Message}{string.Concat(settings.Keys.Select(key => NearestName.Hint(key, EntryKeys)))} Keys that every scaffold takes: {string.Join(", ", EntryKeys)}.", wrong);
        }
    }

    private static UserErrorException NoScaffold(string name) =>
        new($"no scaffold is called '{name}'. Allowed here: {string.Join(", ", Scaffolds.All.Where(s => s.NeedsModel).Select(s => s.Name))}, {Exec}.");

    private static PriceTag? Price(AgentEntry entry) => entry.Price is { } price ? new("agents file", price) : null;

    private static ChatModelSpec Model(AgentEntry entry, string text)
    {
        var plain = ChatModelSpec.Parse(text);
        RefuseTooFew("context-tokens", entry.ContextTokens, SmallestContext);
        RefuseTooFew("max-output-tokens", entry.MaxOutputTokens, 1);
        return plain with
        {
            Effort = entry.Effort,
            Temperature = entry.Temperature,
            Stream = entry.Stream,
            Api = entry.Api,
            MaxOutputTokens = entry.MaxOutputTokens ?? plain.MaxOutputTokens,
            ContextTokens = entry.ContextTokens ?? plain.ContextTokens,
            BaseUrl = entry.BaseUrl is { } url ? Address(url) : null,
        };
    }

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
