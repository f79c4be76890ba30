using System.Text.Json.Nodes;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>Waits for the event that holds a whole response.</summary>
internal sealed class ResponsesFold : AnswerFold
{
    private readonly SortedDictionary<long, JsonNode> _items = [];
    private JsonObject _response = [];

    public override JsonObject Answer()
    {
        var answer = (JsonObject)_response.DeepClone();

        // Some servers leave the items out of the last event, since each was sent by itself.
        if (answer["output"] is not JsonArray { Count: > 0 })
        {
            answer["output"] = new JsonArray([.. _items.Values.Select(item => item.DeepClone())]);
        }

        return answer;
    }

    protected override void Add(JsonObject data)
    {
        switch (Foreign.Text(data, "type"))
        {
            case "response.output_item.done" when data["item"] is { } item:
                _items[Foreign.Number(data, "output_index")] = item.DeepClone();
                break;
            case "response.completed" or "response.incomplete":
                _response = data["response"]?.DeepClone() as JsonObject ?? [];
                IsEnding = IsWhole = true;
                break;
            case "response.failed":
                Fail(Foreign.Get(data["response"], "error"));
                break;
            case "error":
                Fail(data["error"] ?? data);
                break;
            default:
                break;
        }
    }
}
