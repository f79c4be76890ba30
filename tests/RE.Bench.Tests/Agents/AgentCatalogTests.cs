using RE.Bench.Agents.Catalog;
using RE.Bench.Agents.Modular;
using RE.Bench.Budgets;
using RE.Bench.Models;

namespace RE.Bench.Tests.Agents;

public sealed class AgentCatalogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rebench-agents-").FullName;

    [Fact]
    public void Shipped_agents_are_a_model_with_its_parameters()
    {
        var spec = AgentCatalog.Load(null).Resolve("o1");

        Assert.Equal(("o1", "modular", "openai/o1"), (spec.Name, spec.ScaffoldName, spec.Model!.Name));
        Assert.Equal(ModelEffort.High, spec.Model.Effort);
        Assert.Equal(150_000, spec.Model.PromptTokens);
    }

    [Fact]
    public void Every_shipped_agent_has_a_price_and_can_be_made()
    {
        var prices = PriceFile.Shipped();

        foreach (var spec in AgentCatalog.Load(null).Agents.Where(spec => spec.Scaffold != "human"))
        {
            Assert.NotNull(AgentFactory.Create(spec));
            Assert.True(spec.Model is null || prices.Find(spec.Model) is not null, spec.Name);
        }
    }

    [Theory]
    [InlineData("modular:openai/o1", "openai/o1")]
    [InlineData("modular:compatible/meta/llama-3", "compatible/meta/llama-3")]
    public void A_model_can_be_named_inline(string text, string model) => Assert.Equal(model, AgentCatalog.Load(null).Resolve(text).Model!.Name);

    [Theory]
    [InlineData("modular:openai/o1", "modular", ModularVariant.Basic, 1)]
    [InlineData("modular:openai/o1?variant=compare", "modular-compare", ModularVariant.Compare, 4)]
    [InlineData("modular:openai/o1?variant=compare&proposals=2", "modular-compare", ModularVariant.Compare, 2)]
    [InlineData("modular:openai/o1?variant=backtrack", "modular-backtrack", ModularVariant.Backtrack, 1)]
    public void Settings_can_be_written_inline(string text, string scaffold, ModularVariant variant, int proposals)
    {
        var spec = AgentCatalog.Load(null).Resolve(text);

        var settings = ModularScaffold.Read(spec);
        Assert.Equal((variant, proposals), (settings.Variant, settings.Proposals));
        Assert.Equal(scaffold, spec.ScaffoldName);
    }

    [Fact]
    public void No_file_can_give_a_model_the_name_of_people()
    {
        var file = Path.Combine(_folder, "agents.yaml");
        File.WriteAllText(file, "agents:\n  human:\n    model: openai/o1\n");

        var refused = Assert.Throws<UserErrorException>(() => AgentCatalog.Load(file));

        Assert.Contains("'human' is that of people", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_none_gets_a_suggestion_and_the_list()
    {
        var error = Assert.Throws<UserErrorException>(() => AgentCatalog.Load(null).Resolve("claude-opus-55"));

        Assert.Contains("no agent is called 'claude-opus-55'. Did you mean 'claude-opus-5-5'?", error.Message, StringComparison.Ordinal);
        Assert.Contains("starter", error.Message, StringComparison.Ordinal);
        Assert.Contains("modular:PROVIDER/MODEL", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("modular:o1")]
    [InlineData("modular:openai/o1?variant")]
    [InlineData("modular:openai/o1?variant=compare&variant=basic")]
    [InlineData("modular:openai/o1?proposals=0")]
    [InlineData("modular:openai/o1?propsals=2")]
    [InlineData("replay:")]
    [InlineData("replay:/nowhere/steps.yaml")]
    public void Inline_agents_that_lack_something_say_what(string text) => Assert.Throws<UserErrorException>(() => AgentCatalog.Load(null).Resolve(text));

    [Fact]
    public void A_file_adds_and_replaces()
    {
        var file = Write("""
            agents:
              mine: { model: compatible/qwen, base-url: "http://localhost:8000/v1", effort: xhigh, temperature: 0.5, tool-timeout: 5m, proposals: 2 }
              o1: { model: openai/o1-2024-12-17 }
            """);

        var catalog = AgentCatalog.Load(file);

        var mine = catalog.Resolve("mine");
        Assert.Equal((ModelEffort.ExtraHigh, 0.5f, new Uri("http://localhost:8000/v1")), (mine.Model!.Effort!.Value, mine.Model.Temperature!.Value, mine.Model.BaseUrl!));
        Assert.Equal("openai/o1-2024-12-17", catalog.Resolve("o1").Model!.Name);
        Assert.NotNull(catalog.Resolve("o3"));
    }

    [Theory]
    [InlineData("agents: { x: { model: gpt } }", "'gpt' names no model")]
    [InlineData("agents: { x: { model: openai/o1, context-tokens: 12 } }", "context-tokens is '12'")]
    [InlineData("agents: { x: { model: openai/o1, base-url: localhost } }", "'localhost'")]
    [InlineData("agents: { x: { model: openai/o1, efort: high } }", "efort")]
    [InlineData("agents: { x: { model: openai/o1, effort: huge } }", "xhigh")]
    [InlineData("agents: { x: { model: openai/o1, scaffold: magic } }", "no scaffold is called 'magic'. Allowed here: modular, aide, exec.")]
    [InlineData("agents: { x: { model: openai/o1, scaffold: starter } }", "no scaffold is called 'starter'")]
    [InlineData("agents: { x: { model: openai/o1, efort: high } }", "agent 'x': unknown key 'efort'. Allowed here: proposals, rejections, tool-timeout, variant. Did you mean 'effort'? Keys that every scaffold takes: scaffold, model,")]
    [InlineData("agents: { x: { model: openai/o1, variant: best } }", "variant is 'best'. Write 'basic', 'compare', 'backtrack'.")]
    [InlineData("agents: { x: { model: openai/o1, proposals: many, tool-timeout: 1 } }", "proposals is 'many'. Write a whole number from 1 to 16. tool-timeout is '1'. Write a duration")]
    [InlineData("agents: { x: { model: openai/o1, proposals: [1] } }", "must be one value, not a list")]
    [InlineData("agents: { x: { model: openai/o1, proposals: } }", "must be one value, not nothing")]
    public void What_is_wrong_in_a_file_is_said(string yaml, string words) =>
        Assert.Contains(words, Assert.Throws<UserErrorException>(() => AgentCatalog.Load(Write(yaml))).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string yaml)
    {
        var path = Path.Combine(_folder, "agents.yaml");
        File.WriteAllText(path, yaml);
        return path;
    }
}
