namespace RE.Bench.Reports.Exports.Transcripts;

/// <summary>A message of a conversation with a model, as the journal has it.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Parts">In order.</param>
internal sealed record TranscriptMessage(string Role, IReadOnlyList<TranscriptPart> Parts)
{
    /// <summary>All plain text.</summary>
    public string Text => string.Join('\n', Parts.OfType<TranscriptPart.Text>().Select(part => part.Value));

    /// <summary>All thoughts.</summary>
    public string Reasoning => string.Join('\n', Parts.OfType<TranscriptPart.Reasoning>().Select(part => part.Value).Where(value => value.Length > 0));

    /// <summary>All tool calls.</summary>
    public IEnumerable<TranscriptPart.Call> Calls => Parts.OfType<TranscriptPart.Call>();

    /// <summary>All answers to tool calls.</summary>
    public IEnumerable<TranscriptPart.Result> Results => Parts.OfType<TranscriptPart.Result>();
}
