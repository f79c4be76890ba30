using Microsoft.Extensions.AI;
using RE.Bench.Models;

namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>A language model behind an address, in the place of the simulated coder.</summary>
/// <param name="model">The model; made at the first question.</param>
/// <param name="name">Its name.</param>
public sealed class EndpointModel(Lazy<ChatModel> model, string name) : IWeakModel
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public async Task<CoderAnswer> AskAsync(CoderRequest request, int number, CancellationToken cancellationToken)
    {
        var messages = request.Messages.Select(message => new ChatMessage(new ChatRole(message.Role), message.Text)).ToList();
        var options = new ChatOptions { Temperature = (float)request.Temperature, MaxOutputTokens = request.MaxTokens };
        var exchange = await model.Value.AskAsync(messages, options, cancellationToken);
        return new(exchange.Response.Text, (int)exchange.Usage.InputTokens, (int)exchange.Usage.OutputTokens, exchange.Response.ModelId ?? name);
    }
}
