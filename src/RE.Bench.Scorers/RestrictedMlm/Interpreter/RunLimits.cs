namespace RE.Bench.Scorers.RestrictedMlm.Interpreter;

/// <summary>What one pass over a batch may use; both are counted before a tensor is made, so that they do not depend on the machine.</summary>
/// <param name="Elements">Numbers in all tensors that are alive at one time.</param>
/// <param name="Work">Operations: one a multiply-add of a matrix product, eight a number that is read or written elsewhere.</param>
internal sealed record RunLimits(long Elements, double Work);
