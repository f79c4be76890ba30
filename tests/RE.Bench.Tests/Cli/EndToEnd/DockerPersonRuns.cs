using RE.Bench.Tests.Sandboxes.Docker;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>People in containers of a real Docker engine.</summary>
[Collection(DockerTests.Name)]
public sealed class DockerPersonRuns(TestEngine engine) : PersonRuns
{
    protected override string Sandbox => "docker";

    protected override Dictionary<string, string?> Prepare()
    {
        Assert.SkipWhen(engine.Missing is not null, engine.Missing ?? "");
        Room.UseImage("tiny");
        return new() { ["DOCKER_HOST"] = engine.Options.Engine.ToString() };
    }
}
