using System.Text.Json;
using System.Text.Json.Nodes;

namespace RE.Bench.Models.Raw.Forms;

/// <summary>Puts the events of one stream together to the answer that it would have been without one.</summary>
internal abstract class AnswerFold
{
    /// <summary>True from the event on that says why the answer ended.</summary>
    public bool IsEnding { get; protected set; }

    /// <summary>True once all of the answer is there.</summary>
    public bool IsWhole { get; protected set; }

    /// <summary>What the server said instead of the rest; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Takes an event.</summary>
    public void Add(SseEvent happened)
    {
        if (happened.Data == "[DONE]")
        {
            Done();
        }
        else if (happened.Data.Length > 0)
        {
            try
            {
                Add(JsonNode.Parse(happened.Data) as JsonObject ?? []);
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or ArgumentException)
            {
                Failure = "an event that is no JSON of its protocol";
            }
        }
    }

    /// <summary>The answer.</summary>
    public abstract JsonObject Answer();

    /// <summary>Takes an event's data.</summary>
    protected abstract void Add(JsonObject data);

    /// <summary>Takes the mark of the stream's end.</summary>
    protected virtual void Done()
    {
    }

    /// <summary>The server said that it failed.</summary>
    protected void Fail(JsonNode? error) => Failure = Foreign.Text(error, "message") is { Length: > 0 } said ? said : error?.ToJsonString() ?? "an error";
}
