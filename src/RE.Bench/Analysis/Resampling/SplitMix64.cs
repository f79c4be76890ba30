namespace RE.Bench.Analysis.Resampling;

/// <summary>The SplitMix64 generator (Steele, Lea and Flood, OOPSLA 2014): turns one number into the state of another generator.</summary>
/// <param name="state">Any number.</param>
public struct SplitMix64(ulong state)
{
    private ulong _state = state;

    /// <summary>The next 64 random bits (Steele, Lea and Flood, OOPSLA 2014, with the constants of Vigna's public-domain version).</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
