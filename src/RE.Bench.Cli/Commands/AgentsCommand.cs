using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using RE.Bench.Agents.Catalog;
using RE.Bench.Models.Prices;

namespace RE.Bench.Cli.Commands;

/// <summary><c>rebench agents</c>: the names that <c>--agent</c> takes, what they ask, and what is missing to ask it.</summary>
internal static class AgentsCommand
{
    private static readonly string[] Heading = ["AGENT", "SCAFFOLD", "MODEL", "PRICE", "MISSING"];

    /// <summary>The verb.</summary>
    public static Command Create(Composition composition)
    {
        var options = new ModelOptions();
        var json = new Option<bool>("--json") { Description = "One JSON array instead of a table" };
        var command = new Command("agents", "List the agents that --agent takes by name") { options.Agents, json };
        command.SetAction(parsed =>
        {
            composition.Choices = options.Read(parsed);
            if (parsed.GetValue(json))
            {
                composition.Io.Out.WriteLine(new JsonArray([.. composition.Agents.Agents.Select(agent => Json(agent, composition))]).ToJsonString());
                return ExitCodes.Done;
            }

            Columns.Write(composition.Io.Out, [Heading, .. composition.Agents.Agents.Select(agent => Row(agent, composition))]);
            composition.Io.Out.WriteLine($"Prices: US dollars a million tokens in/out, of {composition.PriceDay}. Also: {string.Join(", ", AgentCatalog.InlineForms)} and replay:RUN-FOLDER; providers are openai, anthropic and compatible.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static string[] Row(AgentSpec agent, Composition composition) =>
    [
        agent.Name,
        agent.ScaffoldName,
        agent.Model?.Name ?? "-",
        agent.Model is null ? "-" : composition.PriceOf(agent) is { Price: var price } ? Text(price) : "unknown",
        composition.MissingFor(agent) ?? "-",
    ];

    private static JsonObject Json(AgentSpec agent, Composition composition)
    {
        var tag = composition.PriceOf(agent);
        return new()
        {
            ["name"] = agent.Name,
            ["scaffold"] = agent.ScaffoldName,
            ["model"] = agent.Model?.Name,
            ["effort"] = agent.Model?.Effort?.ToString().ToLowerInvariant(),
            ["base_url"] = agent.Model?.BaseUrl?.ToString(),
            ["missing"] = composition.MissingFor(agent),
            ["price"] = tag is null ? null : new JsonObject
            {
                ["prices"] = tag.Table,
                ["input"] = tag.Price.Input,
                ["cached_input"] = tag.Price.CachedInput,
                ["cache_write"] = tag.Price.CacheWrite,
                ["output"] = tag.Price.Output,
            },
        };
    }

    private static string Text(ModelPrice price) => string.Create(CultureInfo.InvariantCulture, $"{price.Input:0.####}/{price.Output:0.####}");
}
