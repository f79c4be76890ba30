using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RE.Bench.Agents.Live.Desk;
using RE.Bench.Models.Raw.Forms;
using RE.Bench.Models.Wire;

namespace RE.Bench.Agents.Live.Proxy;

/// <summary>
/// The run's model as programs inside know it: OpenAI's chat completions and responses, Anthropic's messages. Whatever name a client asks for,
/// the run's model answers, and says its own name.
/// </summary>
/// <param name="bench">The attempt.</param>
/// <param name="key">What clients must show.</param>
internal sealed class ModelRoutes(ILiveBench bench, string key) : IDeskRoutes
{
    private readonly ProxyCalls _calls = new(bench);
    private readonly RequestReader _reader = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/chat/completions", context => AskAsync(context, WireProtocol.OpenAiChat));
        routes.MapPost("/v1/responses", context => AskAsync(context, WireProtocol.OpenAiResponses));
        routes.MapPost("/v1/messages", context => AskAsync(context, WireProtocol.AnthropicMessages));
        routes.MapPost("/v1/messages/count_tokens", CountAsync);
        routes.MapGet("/v1/models", context => ListAsync(context, null));
        routes.MapGet("/v1/models/{**name}", context => ListAsync(context, context.Request.RouteValues["name"] as string));
    }

    private async Task AskAsync(HttpContext context, WireProtocol protocol)
    {
        var form = WireForm.For(protocol);
        if (Refused(context) is { } status)
        {
            await ProxyAnswer.RefuseAsync(context, form, status.Code, status.Reason);
            return;
        }

        switch (await _reader.ReadAsync(context))
        {
            case RequestRead.Refused refused:
                await ProxyAnswer.RefuseAsync(context, form, refused.Status, refused.Reason);
                break;
            case RequestRead.Body body when form.Refusal(body.Json) is { } refusal:
                await ProxyAnswer.RefuseAsync(context, form, StatusCodes.Status400BadRequest, refusal);
                break;
            case RequestRead.Body body:
                await new ProxyAnswer(context, form).AnswerAsync(_calls, new ProxyRequest(protocol, body.Json, body.Digest, BetaHeaders.Of(context.Request.Headers)));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task CountAsync(HttpContext context)
    {
        var form = WireForm.For(WireProtocol.AnthropicMessages);
        if (Refused(context) is { } status)
        {
            await ProxyAnswer.RefuseAsync(context, form, status.Code, status.Reason);
        }
        else if (await _reader.ReadAsync(context) is RequestRead.Body body)
        {
            // Not the provider's own count: a token is about four characters.
            await ProxyAnswer.WriteAsync(context, StatusCodes.Status200OK, new JsonObject { ["input_tokens"] = Math.Max(1, body.Json.ToJsonString().Length / 4) });
        }
        else
        {
            await ProxyAnswer.RefuseAsync(context, form, StatusCodes.Status400BadRequest, "The request is no JSON object, or too large.");
        }
    }

    // OpenAI's form with Anthropic's fields beside it: each client reads its own.
    private async Task ListAsync(HttpContext context, string? name)
    {
        if (Refused(context) is { } status)
        {
            await ProxyAnswer.RefuseAsync(context, WireForm.For(WireProtocol.OpenAiChat), status.Code, status.Reason);
            return;
        }

        var id = name ?? bench.Model!.Model;
        var model = new JsonObject { ["id"] = id, ["object"] = "model", ["created"] = 0, ["owned_by"] = "rebench", ["type"] = "model", ["display_name"] = bench.Model!.Name, ["created_at"] = "1970-01-01T00:00:00Z" };
        await ProxyAnswer.WriteAsync(context, StatusCodes.Status200OK, name is not null ? model : new JsonObject { ["object"] = "list", ["data"] = new JsonArray(model), ["has_more"] = false, ["first_id"] = id, ["last_id"] = id });
    }

    private (int Code, string Reason)? Refused(HttpContext context)
    {
        var headers = context.Request.Headers;
        var shown = headers["x-api-key"].ToString() is { Length: > 0 } given ? given : headers.Authorization.ToString() is { } bearer && bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? bearer[7..].Trim() : "";
        return bench.Model is null ? (StatusCodes.Status404NotFound, "This run has no model. Give it one with --model, or 'model' of the agent.")
            : !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(key)) ? (StatusCodes.Status401Unauthorized, "The key is not the one of this run. It is in OPENAI_API_KEY and ANTHROPIC_API_KEY.")
            : null;
    }
}
