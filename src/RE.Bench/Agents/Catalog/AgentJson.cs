using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RE.Bench.Budgets;

namespace RE.Bench.Agents.Catalog;

/// <summary>Agents as a run's journal keeps them, so that a resume needs neither the file of agents nor the table of prices of its start.</summary>
public static class AgentJson
{
    // Not source-generated: keys that an older version did not write keep their defaults.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(), new IsoDurationConverter() },
    };

    /// <summary>Writes an agent.</summary>
    public static JsonElement Write(AgentSpec agent) => JsonSerializer.SerializeToElement(agent, Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="UserErrorException">It is no agent that this version knows.</exception>
    public static AgentSpec Read(JsonElement agent)
    {
        try
        {
            return agent.Deserialize<AgentSpec>(Options) ?? throw new JsonException("it is null");
        }
        catch (Exception failure) when (failure is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw new UserErrorException($"The agent in the run's journal cannot be read ({failure.Message}). Use the version of rebench that began the run.", failure);
        }
    }
}
