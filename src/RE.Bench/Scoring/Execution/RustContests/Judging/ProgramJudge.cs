using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RE.Bench.Sandboxes;
using RE.Bench.Scoring.Execution.RustContests.Contests;

namespace RE.Bench.Scoring.Execution.RustContests.Judging;

/// <summary>
/// Compiles a program and runs its tests in a sandbox that has neither the submission nor an answer: inputs come one at a time by standard input, and what is
/// printed is compared outside.
/// </summary>
/// <param name="site">Makes sandboxes.</param>
/// <param name="sizes">The bounds.</param>
internal sealed partial class ProgramJudge(ExecutionSite site, ContestSizes sizes)
{
    private const int LargestSource = 256 << 10;
    private const int CompilerMebibytes = 2048;
    private const int LargestBinaryBlocks = 32 << 11;
    private const int WallFactor = 3;
    private const int Spare = 8 << 10;
    private const int CpuSignal = 24;
    private const int KillSignal = 9;

    /// <summary>Judges a program.</summary>
    /// <param name="source">Rust source.</param>
    /// <param name="tests">All tests, run until one fails.</param>
    /// <param name="folder">A host folder of its own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Verdict> JudgeAsync(string source, IReadOnlyList<ContestTest> tests, string folder, CancellationToken cancellationToken)
    {
        if (Encoding.UTF8.GetByteCount(source) > LargestSource)
        {
            return new(Verdict.NotCompiled, 0, "the source is too long");
        }

        if (Includes().IsMatch(source))
        {
            return new(Verdict.NotCompiled, 0, "the source reads files while it is compiled");
        }

        await using var room = await ContestRoom.OpenAsync(site, folder, null, home => File.WriteAllText(Path.Combine(home, "main.rs"), source), cancellationToken);
        if (await CompileAsync(room.Sandbox, cancellationToken) is { } refused)
        {
            return refused;
        }

        for (var number = 0; number < tests.Count; number++)
        {
            if (await TestAsync(room.Sandbox, number, tests[number], cancellationToken) is { } failed)
            {
                return failed with { Passed = number };
            }
        }

        return new(Verdict.Solved, tests.Count, "");
    }

    private async Task<Verdict?> CompileAsync(ISandbox sandbox, CancellationToken cancellationToken)
    {
        var script = string.Create(
            CultureInfo.InvariantCulture,
            $"ulimit -v {CompilerMebibytes << 10} && ulimit -f {LargestBinaryBlocks} && exec rustc --edition 2021 --cap-lints allow --color never -C opt-level=2 -C debuginfo=0 -o main main.rs");
        var request = new ExecRequest { Id = "compile", Arguments = ["sh", "-c", script], WorkingDirectory = ContestRoom.Home, Timeout = sizes.CompileTime, KeepBytes = Spare };
        var result = await sandbox.ExecAsync(request, null, cancellationToken);
        if (result.ShellStatus == 127)
        {
            throw new SandboxUnavailableException("the sandbox has no 'rustc'. Install Rust on this machine, so that it is shown inside, or use an image that has it");
        }

        return result.Succeeded ? null : new(Verdict.NotCompiled, 0, result.End is ExecEnd.TimedOut ? "the compiler took too long" : FirstError(result.Stderr.Text));
    }

    private async Task<Verdict?> TestAsync(ISandbox sandbox, int number, ContestTest test, CancellationToken cancellationToken)
    {
        var script = string.Create(CultureInfo.InvariantCulture, $"ulimit -v {sizes.TestMebibytes << 10} && ulimit -t {sizes.TestSeconds} && ulimit -f 0 && ulimit -c 0 && exec ./main");
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(test.Input), writable: false);
        var request = new ExecRequest
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"test-{number}"),
            Arguments = ["sh", "-c", script],
            WorkingDirectory = ContestRoom.Home,
            Input = input,
            Timeout = TimeSpan.FromSeconds(sizes.TestSeconds * WallFactor),
            KeepBytes = (2 * test.Output.Length) + Spare,
        };
        var result = await sandbox.ExecAsync(request, null, cancellationToken);
        return result.End switch
        {
            ExecEnd.Exited { Code: 0 } => TokenComparison.IsSame(result.Stdout, test.Output) ? null : new(Verdict.WrongAnswer, 0, $"test {number}"),
            ExecEnd.TimedOut or ExecEnd.Signaled { Signal: CpuSignal or KillSignal } => new(Verdict.TooSlow, 0, $"test {number}"),
            _ => new(Verdict.Failed, 0, $"test {number}, status {result.ShellStatus}"),
        };
    }

    private static string FirstError(string output) => output.Split('\n').FirstOrDefault(line => line.StartsWith("error", StringComparison.Ordinal)) is { } line ? line[..Math.Min(line.Length, 120)] : "no error was printed";

    // Nothing of worth is in the sandbox while it compiles; still, a contest's program has no need of other files.
    [GeneratedRegex(@"\binclude(_str|_bytes)?\s*!|\binclude_(str|bytes)\b|#\s*\[\s*path\b")]
    private static partial Regex Includes();
}
