using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using RE.Bench.Models;
using RE.Bench.Models.Prices;

namespace RE.Bench.Agents.Catalog;

/// <summary>One agent as a file of agents describes it.</summary>
internal sealed record AgentEntry
{
    [Description("The scaffold around the model.")]
    public string Scaffold { get; init; } = "modular";

    [Description("The model: 'openai/<model>', 'anthropic/<model>' or 'compatible/<model>'.")]
    public string? Model { get; init; }

    [Description("Scaffold 'exec': the shell text that runs the program, in /home/agent/solution.")]
    public string? Command { get; init; }

    [Description("Scaffold 'exec': host folders shown read-only inside, each 'HOST' or 'HOST:INSIDE'; HOST is below the folder of this file where it is no absolute path.")]
    public IReadOnlyList<string>? Mounts { get; init; }

    [Description("Scaffold 'exec': variables of the program's environment; never a secret, the program may show them to anybody.")]
    public IReadOnlyDictionary<string, string>? Env { get; init; }

    [Description("How much the model is asked to think.")]
    public ModelEffort? Effort { get; init; }

    [Description("Upper bound of the tokens of one answer, thinking included.")]
    public int? MaxOutputTokens { get; init; }

    [Description("Sampling temperature; leave it out for reasoning models.")]
    public float? Temperature { get; init; }

    [Description("How many tokens the model can read at once, or fewer to save cost.")]
    public int? ContextTokens { get; init; }

    [Description("Ask for a stream, so that long thinking keeps the connection busy.")]
    public bool Stream { get; init; }

    [Description("Which of OpenAI's protocols; only for models that guess it wrong.")]
    public ModelApi? Api { get; init; }

    [Description("Address of the server, in place of the provider's own.")]
    public string? BaseUrl { get; init; }

    [Description("What the model costs, in US dollars a million tokens, in place of the price table.")]
    public ModelPrice? Price { get; init; }

    /// <summary>The scaffold's own settings: every key that is none of the above.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Settings { get; init; }
}
