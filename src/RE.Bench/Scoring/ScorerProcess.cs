using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Scoring.Processes;

namespace RE.Bench.Scoring;

/// <summary>Runs <c>rebench-score</c> once a scoring: request and reply by file, no keys in its environment, limited memory, killed whole at its time limit.</summary>
public sealed class ScorerProcess(ScorerProgram program, ScorerLimits limits, TimeProvider time) : IScorerProcess
{
    /// <summary>Set to <c>1</c> for the child: the end of its standard input means that the harness is gone.</summary>
    public const string LeashVariable = "REBENCH_SCORER_LEASH";

    private const string UnknownVersion = "unknown";
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    // Where the runtime, libtorch and the GPU driver look; never a key, never a proxy.
    private static readonly string[] PassedOn =
        ["PATH", "HOME", "TMPDIR", "LANG", "DOTNET_ROOT", "LD_LIBRARY_PATH", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "CUDA_VISIBLE_DEVICES", "NVIDIA_VISIBLE_DEVICES"];

    /// <summary>With the usual limits.</summary>
    public ScorerProcess(ScorerProgram program, TimeProvider time)
        : this(program, new(), time)
    {
    }

    /// <inheritdoc/>
    public async Task<ScoreReport> ScoreAsync(ScoreRequest request, string workFolder, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!File.Exists(program.Program))
        {
            throw new UserErrorException($"The scorer program '{program.Program}' is gone. Build it with 'dotnet build src/RE.Bench.Scorers', or name it by REBENCH_SCORER.");
        }

        Directory.CreateDirectory(workFolder);
        var requestFile = Path.Combine(workFolder, "request.json");
        var replyFile = Path.Combine(workFolder, "reply.json");
        File.Delete(replyFile);
        ScoringJson.WriteRequest(requestFile, request);

        using var limit = new CancellationTokenSource(timeout, time);
        try
        {
            ScoreReport? report = null;
            foreach (var start in program.Starts)
            {
                (var exit, report) = await RunAsync(start, (requestFile, replyFile, workFolder), limit.Token, cancellationToken);
                if (exit != ScorerProgram.NotHere)
                {
                    break;
                }
            }

            return report!;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Report(new ScoreOutcome.TimedOut(timeout));
        }
    }

    private async Task<(int Exit, ScoreReport Report)> RunAsync(
        (string Program, IReadOnlyList<string> Arguments) what, (string Request, string Reply, string WorkFolder) files, CancellationToken limit, CancellationToken cancellationToken)
    {
        var tail = new OutputTail();
        using var process = Start([what.Program, .. what.Arguments, files.Request, files.Reply], files.WorkFolder);
        using var reading = new CancellationTokenSource();
        var read = Task.WhenAll(tail.ReadAsync(process.StandardOutput.BaseStream, reading.Token), tail.ReadAsync(process.StandardError.BaseStream, reading.Token));
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit, cancellationToken);
        try
        {
            await process.WaitForExitAsync(linked.Token);
        }
        finally
        {
            await EndAsync(process, read, reading);
        }

        return (process.ExitCode, process.ExitCode == 0 ? Reply(files.Reply, tail) : Report(new ScoreOutcome.Crashed(process.ExitCode, tail.Text())));
    }

    private Process Start(IReadOnlyList<string> command, string workFolder)
    {
        // setsid and prlimit replace themselves by the scorer, so that its process id is also that of its group.
        string[] wrapped = ["prlimit", string.Create(CultureInfo.InvariantCulture, $"--data={limits.MemoryBytes}"), "--core=0", "--", .. command];
        var start = new ProcessStartInfo("setsid", wrapped)
        {
            WorkingDirectory = workFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Scrub(start.Environment);
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("The scorer program did not start.");
        }
        catch (Win32Exception e)
        {
            throw new UserErrorException($"The scorer program '{program.Program}' cannot be started: {e.Message}. The commands 'setsid' and 'prlimit' (package util-linux) must be on the PATH.", e);
        }
    }

    private void Scrub(IDictionary<string, string?> environment)
    {
        var kept = PassedOn.Where(name => environment.TryGetValue(name, out var value) && value is not null).ToDictionary(name => name, name => environment[name]);
        environment.Clear();
        foreach (var (name, value) in kept)
        {
            environment[name] = value;
        }

        environment[LeashVariable] = "1";
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_GCHeapHardLimit"] = (limits.MemoryBytes / 4 * 3).ToString("x", CultureInfo.InvariantCulture);
    }

    /// <summary>Kills what is left of the group and waits for the output's end, which a process that fled the group could delay.</summary>
    private async Task EndAsync(Process process, Task read, CancellationTokenSource reading)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        ProcessGroup.Kill(process.Id);
        try
        {
            await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Grace, time);
            await read.WaitAsync(Grace, time);
        }
        catch (TimeoutException)
        {
            // Stuck in the kernel, or the output is held by a process that fled: neither may hold up the run.
        }

        await reading.CancelAsync();
    }

    private static ScoreReport Reply(string replyFile, OutputTail tail)
    {
        try
        {
            return ScoringJson.ReadReply(replyFile);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return Report(new ScoreOutcome.Crashed(0, $"its reply cannot be used: {e.Message}\n{tail.Text()}".Trim()));
        }
    }

    private static ScoreReport Report(ScoreOutcome outcome) => new() { Outcome = outcome, ScorerVersion = UnknownVersion };
}
