namespace RE.Bench.Scorers.Shared.Safetensors;

/// <summary>What is read at most.</summary>
/// <param name="FileBytes">Size of the whole file.</param>
/// <param name="HeaderBytes">Size of its header; the format's own limit is 100 MB, a header of GPT-2 XL has 60 kB.</param>
/// <param name="Tensors">Entries in the header.</param>
internal sealed record SafetensorsLimits(long FileBytes, int HeaderBytes = 1 << 20, int Tensors = 10_000);
