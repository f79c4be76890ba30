using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using RE.Bench.Agents;
using RE.Bench.Budgets;

namespace RE.Bench.Runs;

/// <summary>The JSON of steps in the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    Converters = [typeof(IsoDurationConverter)])]
[JsonSerializable(typeof(CommandStep))]
[JsonSerializable(typeof(CommandReply))]
[JsonSerializable(typeof(PutFileStep))]
[JsonSerializable(typeof(PutFileReply))]
[JsonSerializable(typeof(ChatStep))]
[JsonSerializable(typeof(ScoreReply))]
[JsonSerializable(typeof(EmptyStep))]
[JsonSerializable(typeof(NoteStep))]
[JsonSerializable(typeof(Live.BrokenStep))]
[JsonSerializable(typeof(Live.ScoreStep))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class StepJson : JsonSerializerContext
{
    /// <summary>For model replies, which are another library's types.</summary>
    public static JsonElement ToElement(ChatResponse response) =>
        JsonSerializer.SerializeToElement(response, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse)));

    /// <summary>A model reply from the journal.</summary>
    public static ChatResponse ToResponse(JsonElement element) =>
        (ChatResponse)(element.Deserialize(AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatResponse))) ?? throw new JsonException("the reply is null"));

    /// <summary>One message of a conversation.</summary>
    public static JsonElement ToElement(ChatMessage message) =>
        JsonSerializer.SerializeToElement(message, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatMessage)));
}
