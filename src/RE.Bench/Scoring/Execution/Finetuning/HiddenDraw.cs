namespace RE.Bench.Scoring.Execution.Finetuning;

/// <summary>Draws from a seed, by SplitMix64 (Steele, Lea, Flood 2014): the same on every machine.</summary>
/// <param name="seed">Seed of the scoring, drawn after sealing.</param>
/// <param name="stream">Each has draws of its own.</param>
internal sealed class HiddenDraw(long seed, int stream)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state = Mix(Mix((ulong)seed + Step) + (ulong)stream);

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)((Mix(_state += Step) >> 32) * (ulong)count >> 32);

    /// <summary>A whole number from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>One of some values, all equally likely.</summary>
    public T OneOf<T>(IReadOnlyList<T> values) => values[Below(values.Count)];

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
