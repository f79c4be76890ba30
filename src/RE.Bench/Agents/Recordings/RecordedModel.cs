using RE.Bench.Agents.Catalog;
using RE.Bench.Models;

namespace RE.Bench.Agents.Recordings;

/// <summary>Makes the model of an agent whose answers come from a recording.</summary>
public static class RecordedModel
{
    /// <summary>Ready to be asked; no network, no key.</summary>
    /// <param name="agent">An agent with a model and a recording.</param>
    /// <param name="recording">Its recording.</param>
    public static ChatModel Create(AgentSpec agent, Recording recording) => new(agent.Model!, agent.Price?.Price, new RecordedChatSource(recording, agent.Lenient));
}
