using RE.Bench.Scoring;
using RE.Bench.Scoring.Execution;

namespace RE.Bench.Tests.Scoring.Execution;

/// <summary>Measures nothing, and hands a folder over.</summary>
internal sealed class HandingOverStage(string folder) : IExecutionStage
{
    public string Environment => "made-up";

    public Task<ExecutionOutcome> RunAsync(ScoreRequest request, ExecutionSite site, CancellationToken cancellationToken) =>
        Task.FromResult<ExecutionOutcome>(new ExecutionOutcome.Measured([]) { Folder = folder });
}
