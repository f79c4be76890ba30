using System.Globalization;
using RE.Bench.Budgets;
using RE.Bench.Sandboxes;
using RE.Bench.Sandboxes.Guarded;
using RE.Bench.Scoring.Sealing;

namespace RE.Bench.Scoring.Execution.Finetuning;

/// <summary>Runs a built script on a case, each time in a fresh sandbox that holds nothing else, and takes out the weights.</summary>
internal sealed class ScriptRun(ExecutionSite site, string folder, FinetuneSizes sizes, TimeProvider time)
{
    private const string Weights = "solution/finetune/trained/model.safetensors";

    /// <summary>
    /// Time goes from the order to the moment at which nothing in the sandbox can run any more, by the harness's clock: what <c>finetune.sh</c> leaves running either
    /// counts or is stopped before the weights are read.
    /// </summary>
    /// <param name="name">A name for the room.</param>
    /// <param name="built">The built script.</param>
    /// <param name="lay">Lays out the case in the solution folder.</param>
    /// <param name="weights">File that takes the trained weights.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ScriptFault">The script fails, takes too long or leaves no weights.</exception>
    public async Task<TimeSpan> RunAsync(string name, SealedSubmission built, Action<string> lay, string weights, CancellationToken cancellationToken)
    {
        var home = Path.Combine(folder, name);
        try
        {
            var solution = Path.Combine(home, "solution");
            built.Unpack(solution);
            lay(solution);
            var took = await TimeAsync(home, cancellationToken);
            Take(home, weights);
            return took;
        }
        finally
        {
            if (Directory.Exists(home))
            {
                GuardedFolder.Delete(home);
            }
        }
    }

    private async Task<TimeSpan> TimeAsync(string home, CancellationToken cancellationToken)
    {
        await using var sandbox = await site.OpenAsync(home, [], cancellationToken);
        var request = new ExecRequest
        {
            Id = "finetune",
            Arguments = ["sh", "finetune/finetune.sh"],
            WorkingDirectory = "/home/agent/solution",
            Timeout = sizes.RunTime,
            KeepBytes = 16 << 10,
        };
        var began = time.GetTimestamp();
        var result = await sandbox.ExecAsync(request, null, cancellationToken);
        await sandbox.FreezeAsync(cancellationToken);
        var took = time.GetElapsedTime(began);
        if (!result.Succeeded)
        {
            var how = result.End is ExecEnd.TimedOut ? $"did not end within {DurationText.Format(sizes.RunTime)}" : $"ended with status {result.ShellStatus}";
            throw new ScriptFault($"'finetune/finetune.sh' {how}: {ScriptBuild.Tail(result.Stdout.Text + result.Stderr.Text)}");
        }

        return took;
    }

    private void Take(string home, string target)
    {
        using var guarded = GuardedFolder.Open(home);
        try
        {
            using var from = guarded.OpenRead(Weights, out var entry);
            if (entry.Size > sizes.WeightsBytes)
            {
                throw new ScriptFault(string.Create(CultureInfo.InvariantCulture, $"'finetune/trained/model.safetensors' has {entry.Size:N0} bytes, and at most {sizes.WeightsBytes:N0} are allowed."));
            }

            using var to = File.Create(target);
            HashingCopy.Run(from, to, entry.Size);
        }
        catch (FileNotFoundException)
        {
            throw new ScriptFault("'finetune/finetune.sh' left no regular file 'finetune/trained/model.safetensors'.")
            {
                Finding = IsLinked(Path.Combine(home, Weights)) ? "linked-result" : null,
            };
        }
    }
    // Only looked at for the finding: nothing is read through the link.
    private static bool IsLinked(string file) => new FileInfo(file).LinkTarget is not null || new DirectoryInfo(Path.GetDirectoryName(file)!).LinkTarget is not null;
}
