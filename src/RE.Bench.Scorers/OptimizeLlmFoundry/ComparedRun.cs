namespace RE.Bench.Scorers.OptimizeLlmFoundry;

/// <summary>One run of the submitted script beside the starting script's on the same inputs.</summary>
/// <param name="Name">Case and round.</param>
/// <param name="Update">How far the weights lie apart.</param>
/// <param name="Loss">Held-out loss of the submission's weights.</param>
/// <param name="StartingLoss">Held-out loss of the starting script's weights.</param>
internal sealed record ComparedRun(string Name, UpdateDifference Update, double Loss, double StartingLoss);
