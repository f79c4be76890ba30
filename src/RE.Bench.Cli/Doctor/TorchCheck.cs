using RE.Bench.Budgets;
using RE.Bench.Scoring;

namespace RE.Bench.Cli.Doctor;

/// <summary>Asks a scorer process to load TorchSharp.</summary>
internal static class TorchCheck
{
    /// <summary>Loads TorchSharp in a scorer process and says its version and time.</summary>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <exception cref="UserErrorException">It could not be loaded.</exception>
    public static async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var command = ScorerProgram.Find(null);
        var (status, output) = await ChildProcess.RunAsync(command.Program, [.. command.Arguments, "--check-torch"], cancellationToken);
        return status == 0 ? output.Trim() : throw new UserErrorException($"'{command.Program}' could not load TorchSharp (status {status}).");
    }
}
