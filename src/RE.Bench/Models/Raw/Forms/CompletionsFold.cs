using System.Text;
using System.Text.Json.Nodes;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>Puts the chunks of a chat completion together.</summary>
internal sealed class CompletionsFold : AnswerFold
{
    private readonly SortedDictionary<long, Choice> _choices = [];
    private readonly JsonObject _envelope = [];

    public override JsonObject Answer()
    {
        var answer = (JsonObject)_envelope.DeepClone();
        answer["choices"] = new JsonArray([.. _choices.Select(choice => (JsonNode)choice.Value.Write(choice.Key))]);
        return answer;
    }

    protected override void Add(JsonObject data)
    {
        if (data["error"] is { } error)
        {
            Fail(error);
            return;
        }

        foreach (var name in (string[])["id", "model", "usage"])
        {
            if (data[name] is { } value)
            {
                _envelope[name] = value.DeepClone();
            }
        }

        foreach (var choice in Foreign.Items(data["choices"]))
        {
            var at = Foreign.Number(choice, "index");
            if (!_choices.TryGetValue(at, out var known))
            {
                _choices[at] = known = new Choice();
            }

            known.Add(choice);
            IsEnding |= known.Reason.Length > 0;
        }

        IsWhole = _choices.Count > 0 && _choices.Values.All(choice => choice.Reason.Length > 0);
    }

    private sealed class Choice
    {
        private readonly StringBuilder _text = new();
        private readonly StringBuilder _thought = new();
        private readonly SortedDictionary<long, (string Id, string Name, StringBuilder Arguments)> _calls = [];

        public string Reason { get; private set; } = "";

        public void Add(JsonNode? choice)
        {
            var delta = Foreign.Get(choice, "delta");
            _text.Append(Foreign.Text(delta, "content")).Append(Foreign.Text(delta, "refusal"));
            _thought.Append(Foreign.Text(delta, "reasoning_content"));
            Reason = Foreign.Text(choice, "finish_reason") is { Length: > 0 } reason ? reason : Reason;
            foreach (var call in Foreign.Items(Foreign.Get(delta, "tool_calls")))
            {
                var (at, function) = (Foreign.Number(call, "index"), Foreign.Get(call, "function") ?? Foreign.Get(call, "custom"));
                var (id, name, arguments) = _calls.GetValueOrDefault(at, ("", "", new StringBuilder()));
                arguments.Append(Foreign.Text(function, "arguments")).Append(Foreign.Text(function, "input"));
                _calls[at] = (id.Length > 0 ? id : Foreign.Text(call, "id"), name + Foreign.Text(function, "name"), arguments);
            }
        }

        public JsonObject Write(long index) => new()
        {
            ["index"] = index,
            ["finish_reason"] = Reason,
            ["message"] = new JsonObject
            {
                ["role"] = "assistant",
                ["content"] = _text.ToString(),
                ["reasoning_content"] = _thought.ToString(),
                ["tool_calls"] = new JsonArray([.. _calls.Values.Select(call => (JsonNode)new JsonObject
                {
                    ["id"] = call.Id,
                    ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments.ToString() },
                })]),
            },
        };
    }
}
