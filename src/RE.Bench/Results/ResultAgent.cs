using System.Text.Json.Serialization;

namespace RE.Bench.Results;

/// <summary>The agent of a result.</summary>
/// <param name="Name">As typed.</param>
/// <param name="Scaffold">Its scaffold.</param>
/// <param name="Model">Its model as <c>provider/name</c>; null when it uses none.</param>
/// <param name="ReportedModels">Model ids that the provider reported.</param>
/// <param name="Replays">Id of the recorded run that answered in the model's place, so that nothing was paid; null when the model was asked.</param>
/// <param name="Participant">Pseudonym of the person; null when none attempted it or none was given.</param>
public sealed record ResultAgent(
    string Name, string Scaffold, string? Model, IReadOnlyList<string> ReportedModels, string? Replays = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Participant = null);
