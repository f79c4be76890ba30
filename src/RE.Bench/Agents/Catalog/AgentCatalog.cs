using RE.Bench.Agents.Modular;
using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Environments.Yaml;
using RE.Bench.Events;
using RE.Bench.Models;

namespace RE.Bench.Agents.Catalog;

/// <summary>The agents that a person can name.</summary>
public sealed class AgentCatalog
{
    private const int SmallestContext = 4000;
    private const string ModularPrefix = "modular:";
    private const string ReplayPrefix = "replay:";
    private const string Person = "human";
    private readonly SortedDictionary<string, AgentSpec> _byName = new(StringComparer.Ordinal);

    private AgentCatalog()
    {
        _byName["starter"] = new() { Name = "starter", Scaffold = Scaffold.Starter };
        _byName[Person] = new() { Name = Person, Scaffold = Scaffold.Human };
        _byName["reference"] = new() { Name = "reference", Scaffold = Scaffold.Reference };
    }

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

    /// <summary>The agent that a person means: a name, <c>modular:provider/model</c> or <c>replay:FILE</c>.</summary>
    /// <exception cref="UserErrorException">There is no such agent.</exception>
    public AgentSpec Resolve(string text) =>
        _byName.GetValueOrDefault(text)
        ?? (text.StartsWith(ModularPrefix, StringComparison.Ordinal) ? Inline(text)
            : text.StartsWith(ReplayPrefix, StringComparison.Ordinal) ? Replay(text)
            : text.StartsWith(ExecEntries.Prefix, StringComparison.Ordinal) ? ExecEntries.Inline(text)
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

    private static AgentSpec Inline(string text)
    {
        var model = ChatModelSpec.Parse(text[ModularPrefix.Length..]);
        return new() { Name = text, Scaffold = Scaffold.Modular, Model = model, Modular = ModularSettings.For(model) };
    }

    private static AgentSpec Replay(string text)
    {
        var file = Path.GetFullPath(text[ReplayPrefix.Length..] is { Length: > 0 } path ? path : ".");
        return File.Exists(file)
            ? new() { Name = text, Scaffold = Scaffold.Replay, Script = file }
            : throw new UserErrorException($"'{text}' names the file '{file}', which is not there. Write 'replay:' and the path of a file of steps.");
    }

    private UserErrorException Unknown(string text) => new(
        $"no agent is called '{text}'.{NearestName.Hint(text, Names)} Known are {string.Join(", ", Names)}; "
        + $"or write '{ModularPrefix}<provider>/<model>', for example '{ModularPrefix}openai/o1', '{ReplayPrefix}FILE' or '{ExecEntries.Prefix}CMD'.");

    private void Add(AgentFile file, string path)
    {
        foreach (var (name, entry) in file.Agents)
        {
            // Reports count runs of that name as a person's.
            _byName[name] = name != Person ? Spec(name, entry, path) : throw new UserErrorException($"{path}: the name '{Person}' is that of people. Give the agent another one.");
        }
    }

    private static AgentSpec Spec(string name, AgentEntry entry, string path)
    {
        try
        {
            if (entry.Scaffold == ModelScaffold.Exec)
            {
                return ExecEntries.Of(name, entry, entry.Model is null ? null : Model(entry, entry.Model), path);
            }

            var model = Model(entry, entry.Model ?? throw new UserErrorException($"it needs a 'model': {ChatModelSpec.Expected}."));
            RefuseTooFew("proposals", entry.Proposals, 1);
            var modular = ModularSettings.For(model);
            return new()
            {
                Name = name,
                Scaffold = Scaffold.Modular,
                Model = model,
                Modular = modular with { ToolTimeout = entry.ToolTimeout ?? modular.ToolTimeout, Proposals = entry.Proposals ?? modular.Proposals },
            };
        }
        catch (UserErrorException e)
        {
            throw new UserErrorException($"{path}: agent '{name}': {e.Message}", e);
        }
    }

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
