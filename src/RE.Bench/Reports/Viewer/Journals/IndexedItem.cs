namespace RE.Bench.Reports.Viewer.Journals;

/// <summary>One thing of a transcript: a step with its answer, a scoring, or an event of its own.</summary>
/// <param name="Kind">The step's action, <c>scoring</c>, <c>pause</c>, <c>damaged</c> or the event's kind.</param>
/// <param name="Start">Its first entry, from 0.</param>
/// <param name="End">Its last entry; null while there is none yet.</param>
internal readonly record struct IndexedItem(string Kind, int Start, int? End)
{
    /// <summary>The newest entry that changed it.</summary>
    public int Newest => End ?? Start;
}
