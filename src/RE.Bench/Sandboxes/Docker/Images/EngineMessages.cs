using Docker.DotNet.Models;

namespace RE.Bench.Sandboxes.Docker.Images;

/// <summary>Follows a build or an import; a failed one raises nothing by itself, only a message with an error in it says so.</summary>
internal sealed class EngineMessages(string image, IProgress<string>? progress) : IProgress<JSONMessage>
{
    private readonly List<string> _tail = [];

    /// <summary>The engine's error, or null while there is none.</summary>
    public string? Error { get; private set; }

    /// <summary>The last lines that the build printed.</summary>
    public string Tail => string.Join('\n', _tail);

    public void Report(JSONMessage value)
    {
        Error ??= value.Error?.Message;
        foreach (var line in (value.Stream ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            progress?.Report($"image {image}: {line}");
            _tail.Add(line);
        }

        if (_tail.Count > 10)
        {
            _tail.RemoveRange(0, _tail.Count - 10);
        }
    }
}
