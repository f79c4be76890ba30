using System.Text.Json;
using RE.Bench.Sandboxes.GuestLink;

namespace RE.Bench.Sandboxes.Docker.Containers;

/// <summary>What a harness writes down beside a container's control folder, for a later one and for the sweep.</summary>
internal sealed record DockerState
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public required string Container { get; init; }

    public required string RunId { get; init; }

    /// <summary>Process that has the container now, as text.</summary>
    public required string Harness { get; init; }

    /// <summary>Commands found inside.</summary>
    public IReadOnlyList<string> Tools { get; init; } = [];

    public void Write(ControlFolder control) => control.WriteState(JsonSerializer.SerializeToUtf8Bytes(this, Json));

    /// <summary>Removes the control folder and what lies beside it, unless a later container of the run has them.</summary>
    public static void Delete(ControlFolder control, string containerId)
    {
        if (TryRead(control) is not { } state || state.Container == containerId)
        {
            control.Delete();
            new UserTables(control).Delete();
        }
    }

    /// <summary>Null when there is none that can be read.</summary>
    public static DockerState? TryRead(ControlFolder control)
    {
        try
        {
            return File.Exists(control.StatePath) ? JsonSerializer.Deserialize<DockerState>(File.ReadAllText(control.StatePath), Json) : null;
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            return null;
        }
    }
}
