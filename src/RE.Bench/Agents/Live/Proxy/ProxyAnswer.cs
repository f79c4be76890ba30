using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using RE.Bench.Budgets;
using RE.Bench.Models;
using RE.Bench.Models.Raw.Forms;

namespace RE.Bench.Agents.Live.Proxy;

/// <summary>Answers one request to the model.</summary>
internal sealed class ProxyAnswer(HttpContext context, WireForm form)
{
    /// <summary>Refuses a request in its client's form.</summary>
    public static Task RefuseAsync(HttpContext context, WireForm form, int status, string reason) => WriteAsync(context, status, form.WriteError(status, reason));

    /// <summary>Writes a JSON answer.</summary>
    public static Task WriteAsync(HttpContext context, int status, JsonObject json) => WriteAsync(context, status, "application/json", Encoding.UTF8.GetBytes(json.ToJsonString()));

    /// <summary>Answers from what is known, or asks.</summary>
    public async Task AnswerAsync(ProxyCalls calls, ProxyRequest request)
    {
        var read = form.ReadRequest(request.Body);
        if (calls.Undelivered(request) is { } known)
        {
            await WriteAsync(known, read.IsStream);
            return;
        }

        var left = calls.Take(request);
        var call = left ?? calls.Start(request, read);
        try
        {
            await (left is null ? FollowAsync(call) : JoinAsync(call));
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            calls.Leave(request, call);
        }
        catch (BudgetSpentException spent)
        {
            await RefuseAsync(StatusCodes.Status402PaymentRequired, $"{spent.Message} The attempt ends.");
        }
        catch (ProviderRejectedException rejected)
        {
            await RefuseAsync(rejected.Status, rejected.Message);
        }
        catch (Exception failure) when (failure is ProviderUnavailableException or UserErrorException)
        {
            // The run can be resumed: its client shall see a cut connection and ask the next harness.
            calls.Bench.Fail(failure);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }
        catch (Models.Raw.AnswerCutException)
        {
            context.Abort();
        }
    }

    private async Task FollowAsync(ProxyCall call)
    {
        await foreach (var chunk in call.Chunks.ReadAllAsync(context.RequestAborted))
        {
            BeginStream();
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }

        var answer = await call.Answer.WaitAsync(context.RequestAborted);
        if (call.Raw.Rest is not { } rest)
        {
            await WriteAsync(answer, call.IsStream);
        }
        else if (call.IsStream)
        {
            BeginStream();
            await context.Response.Body.WriteAsync(rest, context.RequestAborted);
        }
        else
        {
            await WriteAsync(context, StatusCodes.Status200OK, "application/json", rest);
        }
    }

    private async Task JoinAsync(ProxyCall call) => await WriteAsync(await call.Answer.WaitAsync(context.RequestAborted), call.IsStream);

    private async Task WriteAsync(ChatResponse answer, bool isStream)
    {
        if (!isStream)
        {
            await WriteAsync(context, StatusCodes.Status200OK, form.WriteAnswer(answer));
            return;
        }

        BeginStream();
        foreach (var happened in form.WriteStream(answer))
        {
            await context.Response.Body.WriteAsync(happened, context.RequestAborted);
        }
    }

    private async Task RefuseAsync(int status, string reason)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        await RefuseAsync(context, form, status, reason);
    }

    private void BeginStream()
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "text/event-stream; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
