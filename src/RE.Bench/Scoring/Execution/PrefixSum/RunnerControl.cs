namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>The file by which the harness tells a runner what to do; the other end is <c>scorer/runner.c</c> of the environment, for a GPU <c>scorer/runner-cuda.c</c>.</summary>
internal static class RunnerControl
{
    /// <summary>Size of the file.</summary>
    public const long Bytes = Table + (BatchLayout.MostArrays * 24L);

    /// <summary>Number of the batch to run.</summary>
    public const long Go = 0;

    /// <summary>Number of the last batch done, written by the runner.</summary>
    public const long Done = 64;

    /// <summary>What to run: 0 the kernel, 1 a plain copy, 2 (GPU) a copy of the files to the device.</summary>
    public const long What = 128;

    /// <summary>GPU: number of the batch of which samples are asked.</summary>
    public const long Ask = 256;

    /// <summary>GPU: number of the last batch whose samples are answered.</summary>
    public const long Answered = 320;

    /// <summary>GPU: number of the last batch whose result is in the output file.</summary>
    public const long Stored = 384;

    /// <summary>GPU: how many samples are asked.</summary>
    public const long SampleCount = 448;

    /// <summary>GPU: their offsets in bytes, 64 bits each.</summary>
    public const long SampleOffsets = 1024;

    /// <summary>GPU: their answers, 32 bits each.</summary>
    public const long SampleAnswers = 2048;

    /// <summary>GPU: most samples that there is room for.</summary>
    public const int MostSamples = 128;

    private const long Count = 192;
    private const long Table = 4096;

    /// <summary>Writes where the arrays are.</summary>
    public static void Describe(SharedFile control, BatchLayout layout)
    {
        for (var i = 0; i < layout.Lengths.Count; i++)
        {
            control.Write(Table + (24L * i), (ulong)layout.Starts[i]);
            control.Write(Table + (24L * i) + 8, (ulong)layout.Starts[i]);
            control.Write(Table + (24L * i) + 16, (ulong)layout.Lengths[i]);
        }

        control.Write(Count, (ulong)layout.Lengths.Count);
    }
}
