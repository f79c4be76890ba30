namespace RE.Bench.Planning.Batches;

/// <summary>The files of one batch; its runs' folders are beside them.</summary>
/// <param name="Path">Absolute path of the folder.</param>
public sealed record BatchFolder(string Path)
{
    /// <summary>Name of the file that makes a folder a batch's.</summary>
    public const string FileName = "batch.json";

    /// <summary>What was asked and planned.</summary>
    public string File => System.IO.Path.Combine(Path, FileName);

    /// <summary>What the scheduler did and why: one line an entry.</summary>
    public string Schedule => System.IO.Path.Combine(Path, "schedule.jsonl");

    /// <summary>Held by the process that works on the batch.</summary>
    public string Lock => System.IO.Path.Combine(Path, "lock");

    /// <summary>True when a batch was planned here.</summary>
    public bool Exists => System.IO.File.Exists(File);

    /// <summary>The folder of one of its runs.</summary>
    public RunFolder Run(string id) => new(System.IO.Path.Combine(Path, id));
}
