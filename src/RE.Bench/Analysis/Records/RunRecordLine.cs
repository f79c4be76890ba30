using System.Text.Json;

namespace RE.Bench.Analysis.Records;

/// <summary>One line of a file of run records.</summary>
internal static class RunRecordLine
{
    /// <summary>The record of a line; null when it has none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="refusal">What is wrong with it; empty when it is a record or blank.</param>
    public static RunRecord? Read(ReadOnlySpan<byte> line, out string refusal)
    {
        refusal = "";
        if (line.Trim(" \t"u8).IsEmpty)
        {
            return null;
        }

        try
        {
            refusal = SchemaHead.Of(line).Refusal(RunRecord.SchemaName) ?? "";
            if (refusal.Length > 0)
            {
                return null;
            }

            var run = Complete(JsonSerializer.Deserialize(line, RunRecordJson.Strict.RunRecord) ?? throw new JsonException("it is null"), line);
            refusal = string.Join("; ", RecordChecks.All(run));
            return refusal.Length == 0 ? run : null;
        }
        catch (JsonException failure)
        {
            refusal = $"the line is not a run record ({Quoted.Reason(failure)})";
            return null;
        }
    }

    // Generated JSON readers leave null or false where an optional key is missing.
    private static RunRecord Complete(RunRecord run, ReadOnlySpan<byte> line) => run with
    {
        EnvironmentVersion = run.EnvironmentVersion ?? "",
        Scaffold = run.Scaffold ?? "",
        HasTrajectory = run.HasTrajectory || line.IndexOf("\"has_trajectory\""u8) < 0,
        Sandbox = run.Sandbox ?? "",
        Hardware = run.Hardware ?? "",
        Harness = run.Harness ?? "",
        Findings = run.Findings ?? [],
        Points = [.. run.Points.Select(point => point is { Scorer: null } ? point with { Scorer = "" } : point)],
    };
}
