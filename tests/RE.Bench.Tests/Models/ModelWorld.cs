using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using RE.Bench.Agents.Catalog;
using RE.Bench.Models;

namespace RE.Bench.Tests.Models;

/// <summary>A fake server, a fake clock and models that are made to talk to the one under the other.</summary>
internal sealed class ModelWorld : IAsyncDisposable
{
    public const string Key = "sk-fake-0123456789";
    private readonly FakeModelServer _server;
    private readonly List<ChatModel> _models = [];

    private ModelWorld(FakeModelServer server)
    {
        _server = server;
        Waits = new(Time);
    }

    public FakeTimeProvider Time { get; } = new();

    public RecordedWaits Waits { get; }

    public IReadOnlyList<SeenRequest> Requests => [.. _server.Requests];

    public Uri Url => _server.Url;

    public FakeModelServer Server => _server;

    public static async Task<ModelWorld> StartAsync() => new(await FakeModelServer.StartAsync());

    public ChatModel Model(ModelProvider provider, string name, Func<ChatModelSpec, ChatModelSpec>? change = null, RetryLimits? limits = null)
    {
        var spec = new ChatModelSpec { Provider = provider, Model = name, BaseUrl = Url };
        var keys = new ModelKeys { OpenAi = Key, Anthropic = Key };
        var model = new ChatModelFactory(keys, PriceFile.Shipped(), limits ?? new(), Time).Create(change?.Invoke(spec) ?? spec, Waits);
        _models.Add(model);
        return model;
    }

    /// <summary>Asks for one answer; whenever the model waits, the clock is advanced by that wait.</summary>
    public static Task<ChatExchange> AskAsync(ChatModel model) =>
        model.AskAsync([new(ChatRole.User, "go")], new() { Tools = [Bash], AllowMultipleToolCalls = false }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _models.ForEach(m => m.Dispose());
        await _server.DisposeAsync();
    }

    private static AITool Bash { get; } = AIFunctionFactory.CreateDeclaration(
        "bash", "Runs a command.", JsonElement.Parse("""{"type":"object","properties":{"command":{"type":"string"}},"required":["command"]}"""));
}
