using Microsoft.Extensions.AI;

namespace RE.Bench.Agents.Modular;

/// <summary>All that was said so far: two messages that stay and the turns after them.</summary>
internal sealed class Conversation(string system, string task)
{
    private readonly List<Turn> _turns = [];

    public ChatMessage System { get; } = new(ChatRole.System, system);

    public ChatMessage Task { get; } = new(ChatRole.User, task);

    public IReadOnlyList<Turn> Turns => _turns;

    public void Add(Turn turn) => _turns.Add(turn);
}
