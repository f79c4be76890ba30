using RE.Bench.Scoring;

namespace RE.Bench.Tests.Support;

/// <summary>Shell scripts in place of <c>rebench-score</c>, and a request for them.</summary>
internal sealed class ScorerScript : IDisposable
{
    private readonly TempFolder _folder = new();

    public string WorkFolder => _folder["work"];

    public ScoreRequest Request { get; } = new()
    {
        Environment = "sample",
        Profile = "cpu",
        SubmissionFolder = "/nowhere/submission",
        EnvironmentFolder = "/nowhere/environment",
        Parameters = new() { ["width"] = 64 },
        DataFolders = new Dictionary<string, string> { ["text"] = "/nowhere/text" },
        Seed = 17,
    };

    /// <summary>A scorer that runs this script with the request's path as <c>$1</c> and the reply's as <c>$2</c>.</summary>
    public ScorerProgram Program(string script, string name = "scorer.sh")
    {
        var file = _folder.Write(name, $"#!/bin/bash\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new() { Program = file };
    }

    /// <summary>A script that writes this text as its reply.</summary>
    public ScorerProgram Replying(string reply)
    {
        var file = _folder.Write("reply", reply);
        return Program($"cp '{file}' \"$2\"");
    }

    public void Dispose() => _folder.Dispose();
}
