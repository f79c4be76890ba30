using System.Text;
using System.Text.Json.Nodes;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>Puts the events of an Anthropic message together.</summary>
internal sealed class MessagesFold : AnswerFold
{
    private readonly SortedDictionary<long, JsonObject> _blocks = [];
    private readonly Dictionary<(long Block, string Field), StringBuilder> _grown = [];
    private JsonObject _message = [];

    public override JsonObject Answer()
    {
        var answer = (JsonObject)_message.DeepClone();
        foreach (var ((block, field), text) in _grown)
        {
            _blocks[block][field] = text.ToString();
        }

        answer["content"] = new JsonArray([.. _blocks.Values.Select(block => block.DeepClone())]);
        return answer;
    }

    protected override void Add(JsonObject data)
    {
        switch (Foreign.Text(data, "type"))
        {
            case "error":
                Fail(data["error"]);
                break;
            case "message_start":
                _message = data["message"]?.DeepClone() as JsonObject ?? [];
                break;
            case "content_block_start":
                _blocks[Foreign.Number(data, "index")] = data["content_block"]?.DeepClone() as JsonObject ?? [];
                break;
            case "content_block_delta":
                Grow(Foreign.Number(data, "index"), data["delta"]);
                break;
            case "message_delta":
                End(data);
                break;
            case "message_stop":
                IsWhole = IsEnding;
                break;
            default:
                break;
        }
    }

    private void Grow(long index, JsonNode? delta)
    {
        var (field, more) = Foreign.Text(delta, "type") switch
        {
            "text_delta" => ("text", Foreign.Text(delta, "text")),
            "input_json_delta" => ("input", Foreign.Text(delta, "partial_json")),
            "thinking_delta" => ("thinking", Foreign.Text(delta, "thinking")),
            "signature_delta" => ("signature", Foreign.Text(delta, "signature")),
            _ => ("", ""),
        };
        if (field.Length > 0 && _blocks.TryGetValue(index, out var block))
        {
            if (!_grown.TryGetValue((index, field), out var text))
            {
                _grown[(index, field)] = text = new StringBuilder(Foreign.Text(block, field));
            }

            text.Append(more);
        }
    }

    private void End(JsonObject data)
    {
        _message["stop_reason"] = Foreign.Get(data["delta"], "stop_reason")?.DeepClone();
        var usage = _message["usage"] as JsonObject;
        foreach (var (name, value) in data["usage"] as JsonObject ?? [])
        {
            // The end counts what was written; what it does not count keeps its first number.
            if (usage is not null && value is not null)
            {
                usage[name] = value.DeepClone();
            }
        }

        IsEnding = Foreign.Text(_message, "stop_reason").Length > 0;
    }
}
