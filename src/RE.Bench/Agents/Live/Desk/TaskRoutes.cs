using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RE.Bench.Events;

namespace RE.Bench.Agents.Live.Desk;

/// <summary>
/// What the <c>task</c> command asks: <c>POST /task/NAME</c> with the arguments in the body, each ended by a zero byte. The answer is JSON, or
/// text where <c>Accept: text/plain</c> asks for it; the header <c>Rebench-Exit</c> is the command's exit status.
/// </summary>
internal sealed class TaskRoutes : IDeskRoutes
{
    private const int LongestArguments = 128 << 10;
    private const int LongestKey = 64;

    // Everything outside ASCII is escaped, and so is what a terminal would obey.
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Default };
    private readonly Dictionary<string, IDeskCommand> _commands;

    /// <param name="commands">All commands, in the order of the help.</param>
    public TaskRoutes(IReadOnlyList<IDeskCommand> commands)
    {
        _commands = commands.ToDictionary(command => command.Name);
        Help = "usage: task COMMAND [--json]\n" + string.Concat(commands.Select(command => $"  {command.Usage}\n"))
            + "exit status: 0 done, 1 the harness failed, 2 wrong usage, 3 the submission does not count, 4 the budget is spent, 75 no harness answers";
    }

    private string Help { get; }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/task/{command}", AnswerAsync);
        routes.MapGet("/task/{command}", AnswerAsync);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var reply = await RunAsync(context);
        var isText = context.Request.Headers.Accept.ToString().StartsWith("text/plain", StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes((isText ? EscapedText.Block(reply.Text) : reply.Json.ToJsonString(Json)) + "\n");
        context.Response.Headers["Rebench-Exit"] = reply.Exit.ToString(CultureInfo.InvariantCulture);
        context.Response.ContentType = isText ? "text/plain; charset=utf-8" : "application/json";
        context.Response.ContentLength = body.Length;
        if (reply.Then is { } then)
        {
            context.Response.OnCompleted(() =>
            {
                then();
                return Task.CompletedTask;
            });
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private async Task<DeskReply> RunAsync(HttpContext context)
    {
        var name = context.Request.RouteValues["command"] as string ?? "";
        if (name is "help")
        {
            return new DeskReply(DeskExits.Done, Help, new JsonObject { ["commands"] = new JsonArray([.. _commands.Keys.Select(one => (JsonNode)one)]) });
        }

        if (!_commands.TryGetValue(name, out var command))
        {
            return DeskReply.Refused(DeskExits.Usage, $"There is no 'task {name}'.\n{Help}");
        }

        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length > LongestKey || await ArgumentsAsync(context) is not { } arguments)
        {
            return DeskReply.Refused(DeskExits.Usage, $"The arguments of 'task {name}' are too long.");
        }

        return await RunAsync(command, new DeskCall(arguments, key.Length > 0 ? key : null), context.RequestAborted);
    }

    private static async Task<DeskReply> RunAsync(IDeskCommand command, DeskCall call, CancellationToken cancellationToken)
    {
        try
        {
            return await command.RunAsync(call, cancellationToken);
        }
        catch (BudgetSpentException spent)
        {
            return DeskReply.Refused(DeskExits.Spent, spent.Message);
        }
    }

    private static async Task<IReadOnlyList<string>?> ArgumentsAsync(HttpContext context)
    {
        var bytes = await BoundedBody.ReadAsync(context.Request.Body, LongestArguments, context.RequestAborted);
        return bytes is null ? null : [.. Encoding.UTF8.GetString(bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries)];
    }
}
