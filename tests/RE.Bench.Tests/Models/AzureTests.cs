using RE.Bench.Budgets;
using RE.Bench.Models;
using RE.Bench.Models.Wire;

namespace RE.Bench.Tests.Models;

public sealed class AzureTests
{
    private const string AzureKey = "azure-fake-0123456789";

    [Theory]
    [InlineData("/openai/deployments/my-o1?api-version=2024-10-21", ModelApi.Chat, "/openai/deployments/my-o1/chat/completions", "?api-version=2024-10-21")]
    [InlineData("/openai/v1", ModelApi.Chat, "/openai/v1/chat/completions", "")]
    [InlineData("/openai/v1/", ModelApi.Responses, "/openai/v1/responses", "")]
    [InlineData("/openai/v1?api-version=preview", ModelApi.Responses, "/openai/v1/responses", "?api-version=preview")]
    public async Task Path_query_and_key_header_are_those_of_Azure(string address, ModelApi api, string path, string query)
    {
        await using var world = await ModelWorld.StartAsync();
        var spec = new ChatModelSpec { Provider = ModelProvider.OpenAi, Model = "plain", Api = api, BaseUrl = new(world.Url, address) };
        using var model = Factory(new() { Azure = AzureKey, OpenAi = ModelWorld.Key }, world).Create(spec, world.Waits);

        await ModelWorld.AskAsync(model);

        var request = Assert.Single(world.Requests);
        Assert.Equal((path, query), (request.Path, request.Query));
        Assert.Equal(AzureKey, request.Headers["api-key"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Any_other_server_gets_the_query_of_its_address_and_the_usual_header()
    {
        await using var world = await ModelWorld.StartAsync();
        var model = world.Model(ModelProvider.Compatible, "plain", spec => spec with { BaseUrl = new(world.Url, "/v1?tenant=7") });

        await ModelWorld.AskAsync(model);

        var request = Assert.Single(world.Requests);
        Assert.Equal(("/v1/chat/completions", "?tenant=7", $"Bearer {ModelWorld.Key}"), (request.Path, request.Query, request.Headers["Authorization"]));
    }

    [Theory]
    [InlineData("https://lab.openai.azure.com", "https://lab.openai.azure.com/openai/v1")]
    [InlineData("https://lab.openai.azure.com/openai/deployments/o1?api-version=2024-10-21", "https://lab.openai.azure.com/openai/deployments/o1")]
    public void A_host_of_Azure_is_known_by_its_name(string address, string expected)
    {
        var endpoint = ModelEndpoint.Of(new() { Provider = ModelProvider.OpenAi, Model = "o1", BaseUrl = new(address) }, new() { Azure = AzureKey });

        Assert.Equal((new Uri(expected), AzureKey, true), (endpoint.Server.Address, endpoint.Key, endpoint.IsAzure));
    }

    [Fact]
    public async Task The_missing_and_the_refused_key_are_named()
    {
        await using var world = await ModelWorld.StartAsync();
        var spec = new ChatModelSpec { Provider = ModelProvider.OpenAi, Model = "401", BaseUrl = new(world.Url, "/openai/v1") };
        using var refused = Factory(new() { Azure = AzureKey }, world).Create(spec, world.Waits);

        var missing = Assert.Throws<UserErrorException>(() => Factory(new(), world).Create(spec, world.Waits));
        var wrong = await Assert.ThrowsAsync<UserErrorException>(() => ModelWorld.AskAsync(refused));

        Assert.Contains("AZURE_OPENAI_API_KEY is not set", missing.Message, StringComparison.Ordinal);
        Assert.Contains("the key in AZURE_OPENAI_API_KEY was refused", wrong.Message, StringComparison.Ordinal);
        Assert.Equal("AZURE_OPENAI_API_KEY", new ModelKeys().MissingFor(spec));
    }

    [Fact]
    public void An_address_with_a_password_is_refused()
    {
        var spec = new ChatModelSpec { Provider = ModelProvider.Compatible, Model = "x", BaseUrl = new("http://me:secret@localhost:8000/v1") };

        var refused = Assert.Throws<UserErrorException>(() => ModelEndpoint.Of(spec, new()));

        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    private static ChatModelFactory Factory(ModelKeys keys, ModelWorld world) => new(keys, Bench.Agents.Catalog.PriceFile.Shipped(), new(), world.Time);
}
