using System.Numerics;

namespace RE.Bench.Analysis.Resampling;

/// <summary>
/// The generator xoshiro256** (Blackman and Vigna, ACM TOMS 47(4), 2021): the same seed gives the same draws on every machine and .NET version, which <see cref="Random"/> does not promise.
/// </summary>
public struct Xoshiro256
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>A generator in a given state, of which one number at least is not 0 (Blackman and Vigna 2021).</summary>
    public Xoshiro256(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>
    /// The generator of one numbered stream of a seed: SplitMix64 of the seed gives a base, SplitMix64 of base + stream the state, as the generator's authors advise. Streams can be drawn in any order and on any thread.
    /// </summary>
    /// <param name="seed">The seed that a report prints.</param>
    /// <param name="stream">Number of the stream.</param>
    public static Xoshiro256 Stream(long seed, ulong stream)
    {
        var start = new SplitMix64(new SplitMix64((ulong)seed).Next() + stream);
        return new Xoshiro256(start.Next(), start.Next(), start.Next(), start.Next());
    }

    /// <summary>The next 64 random bits (Blackman and Vigna 2021, figure of xoshiro256**).</summary>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number from 0 to below the bound, by the high half of a product (Lemire, ACM TOMACS 29(1), 2019); its bias of bound / 2^64 is far below what resamples can show.</summary>
    /// <param name="bound">At least 1.</param>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);
}
