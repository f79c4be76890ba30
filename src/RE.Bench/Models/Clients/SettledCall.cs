using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace RE.Bench.Models.Clients;

/// <summary>Makes of a model's tool call one that every provider takes back, whatever the model wrote.</summary>
internal static partial class SettledCall
{
    private const int LongestName = 64;

    /// <summary>The call with an id, a name that providers allow, and arguments that can be read or the mark that they cannot.</summary>
    /// <param name="call">As the client library gave it.</param>
    /// <param name="otherId">Its id, if the server sent none.</param>
    public static FunctionCallContent Of(FunctionCallContent call, string otherId)
    {
        var settled = new FunctionCallContent(string.IsNullOrWhiteSpace(call.CallId) ? otherId : call.CallId, Name(call.Name), call.Arguments)
        {
            AdditionalProperties = call.AdditionalProperties,
        };
        if (call.Exception is not null && WroteNothing(call))
        {
            settled.Arguments = new Dictionary<string, object?>();
        }
        else if (call.Exception is not null || !IsReadable(call))
        {
            settled.Arguments = null;
            (settled.AdditionalProperties ??= [])[BrokenArguments.Key] = "The arguments were not valid JSON.";
        }

        return settled;
    }

    private static string Name(string name)
    {
        var allowed = OtherCharacters().Replace(name, "_");
        return allowed.Length == 0 ? "_" : allowed.Length > LongestName ? allowed[..LongestName] : allowed;
    }

    // Models often write nothing at all for a tool without parameters.
    private static bool WroteNothing(FunctionCallContent call) =>
        call.RawRepresentation is ChatToolCall { FunctionArguments: var written } && string.IsNullOrWhiteSpace(written?.ToString());

    // Half a character ("\ud800" alone) is JSON but no text.
    private static bool IsReadable(FunctionCallContent call)
    {
        try
        {
            return call.Arguments is null || call.Arguments.Values.OfType<JsonElement>().All(IsReadable);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsReadable(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is not null,
        JsonValueKind.Array => element.EnumerateArray().All(IsReadable),
        JsonValueKind.Object => element.EnumerateObject().All(p => IsReadable(p.Value)),
        _ => true,
    };

    [GeneratedRegex("[^a-zA-Z0-9_-]", RegexOptions.CultureInvariant)]
    private static partial Regex OtherCharacters();
}
