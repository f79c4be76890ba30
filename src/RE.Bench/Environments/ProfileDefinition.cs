using System.ComponentModel;
using System.Text.Json.Nodes;

namespace RE.Bench.Environments;

/// <summary>One size of an environment.</summary>
public sealed record ProfileDefinition
{
    /// <summary>Time budget of an attempt.</summary>
    [Description("Time budget of an attempt, such as 30m.")]
    public required TimeSpan Time { get; init; }

    /// <summary>Name of a folder of <c>environments/_images</c>.</summary>
    [Description("Image of the Docker sandbox: a folder of environments/_images.")]
    public required string Image { get; init; }

    /// <summary>What the sandbox may use.</summary>
    [Description("What the sandbox may use.")]
    public required ResourceDefinition Resources { get; init; }

    /// <summary>Prepared data that the sandbox sees and the scorer uses.</summary>
    [Description("Names of data manifests in environments/_data.")]
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>Files of prepared data laid over the starting files: the path in the solution, then data set and visible file, such as <c>gpt2-xl/gpt2-xl.safetensors</c>.</summary>
    [Description("Files of prepared data that become starting files: path in the solution, then data set and file, such as gpt2-xl/gpt2-xl.safetensors.")]
    public IReadOnlyDictionary<string, string> StartingFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>Services that the harness offers to the sandbox while the agent works.</summary>
    [Description("Services that the harness offers to the sandbox while the agent works.")]
    public IReadOnlyList<ServiceDefinition> Services { get; init; } = [];

    /// <summary>Raw score of the starting solution, from <c>calibration.json</c>.</summary>
    [Description("Raw score of the starting solution, from calibration.json.")]
    public required double Starting { get; init; }

    /// <summary>Raw score of the reference solution, from <c>calibration.json</c>.</summary>
    [Description("Raw score of the reference solution, from calibration.json.")]
    public required double Reference { get; init; }

    /// <summary>Read by starter and scorer alike.</summary>
    [Description("Numbers that starter and scorer both read.")]
    public JsonObject Parameters { get; init; } = [];
}
