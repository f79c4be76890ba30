namespace RE.Bench.Planning;

/// <summary>The files of one run.</summary>
/// <param name="Path">Absolute path of the folder, named after the run.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>The journal.</summary>
    public string Journal => System.IO.Path.Combine(Path, Events.Journal.FileName);

    /// <summary>The result.</summary>
    public string Result => System.IO.Path.Combine(Path, "result.json");

    /// <summary>Held by the process that works on the run.</summary>
    public string Lock => System.IO.Path.Combine(Path, "lock");

    /// <summary>The sandbox's <c>/home/agent</c>; hostile content.</summary>
    public string Home => System.IO.Path.Combine(Path, "home");

    /// <summary>Sealed submissions by digest.</summary>
    public string Submissions => System.IO.Path.Combine(Path, "submissions");

    /// <summary>Full outputs of commands whose kept part was cut.</summary>
    public string Outputs => System.IO.Path.Combine(Path, "outputs");

    /// <summary>Requests and replies of scorer processes.</summary>
    public string Scoring => System.IO.Path.Combine(Path, "scoring");

    /// <summary>The recording of a person's terminal.</summary>
    public string Session => System.IO.Path.Combine(Path, "session.cast");

    /// <summary>Diagnostics; talk, never truth.</summary>
    public string Log => System.IO.Path.Combine(Path, "log.txt");
}
