using RE.Bench.Budgets;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring.Sealing;

namespace RE.Bench.Scoring.Execution.Finetuning;

/// <summary>Runs <c>build.sh</c> of a script in a sandbox of its own, where no row and no option of a timed run is, and takes out what it made.</summary>
internal sealed class ScriptBuild(ExecutionSite site, string folder, TimeSpan limit)
{
    private const int Shown = 2000;
    private const int ShownFirst = 600;
    private static readonly SealLimits Limits = new() { FileBytes = 128 << 20, TotalBytes = 256 << 20, Entries = 4000 };

    /// <summary>Builds a copy of a folder that holds <c>finetune/</c>.</summary>
    /// <param name="name">A name for the room.</param>
    /// <param name="source">The folder that is copied: trusted names, any content.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ScriptFault">The build fails or leaves something that cannot be taken.</exception>
    public async Task<SealedSubmission> RunAsync(string name, string source, CancellationToken cancellationToken)
    {
        var home = Path.Combine(folder, name);
        var solution = Path.Combine(home, "solution");
        Copy(Path.Combine(source, "finetune"), Path.Combine(solution, "finetune"));
        if (!File.Exists(Path.Combine(solution, "finetune", "finetune.sh")))
        {
            throw new ScriptFault("there is no file 'finetune/finetune.sh'.");
        }

        if (File.Exists(Path.Combine(solution, "finetune", "build.sh")))
        {
            await using var sandbox = await site.OpenAsync(home, [], cancellationToken);
            Check(await sandbox.ExecAsync(Request(), null, cancellationToken));
        }

        // The sandbox is gone: nothing changes any more what is read here.
        using var made = GuardedFolder.Open(solution);
        return SubmissionSealer.Seal(made, ["finetune"], Limits, Path.Combine(folder, "built"), cancellationToken) switch
        {
            SealOutcome.Sealed taken => taken.Submission,
            SealOutcome.Refused refused => throw new ScriptFault($"what 'finetune/build.sh' left cannot be used: {refused.Reason}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ExecRequest Request() => new()
    {
        Id = "build",
        Arguments = ["sh", "finetune/build.sh"],
        WorkingDirectory = "/home/agent/solution",
        Timeout = limit,
        KeepBytes = 16 << 10,
    };

    private void Check(ExecResult result)
    {
        if (!result.Succeeded)
        {
            var how = result.End is ExecEnd.TimedOut ? $"did not end within {DurationText.Format(limit)}" : $"ended with status {result.ShellStatus}";
            throw new ScriptFault($"'finetune/build.sh' {how}: {Tail(result.Stdout.Text + result.Stderr.Text)}");
        }
    }

    /// <summary>Beginning and end of what a program printed, for messages: a library that throws says why first and where from last.</summary>
    public static string Tail(string output) => output.Trim() is { Length: > 0 } text ? text.Length > Shown ? $"{text[..ShownFirst]} … {text[^(Shown - ShownFirst)..]}" : text : "it printed nothing";

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [])
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
