using System.Security.Cryptography;

namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>
/// What some elements of a result were the moment the kernel said that it was done: more than a thousand positions drawn at random, and the last of
/// every array. Work that is put off until after that moment shows here.
/// </summary>
internal sealed class SpotCheck
{
    private const int Drawn = 1024;
    private readonly (int Array, int Element)[] _places;
    private readonly int[] _seen;

    /// <summary>Draws the positions, before the kernel runs.</summary>
    public SpotCheck(BatchLayout layout)
    {
        _places =
        [
            .. Enumerable.Range(0, Drawn).Select(_ => RandomNumberGenerator.GetInt32(layout.Lengths.Count)).Select(array => (array, RandomNumberGenerator.GetInt32(layout.Lengths[array]))),
            .. Enumerable.Range(0, layout.Lengths.Count).Select(array => (array, layout.Lengths[array] - 1)),
        ];
        _seen = new int[_places.Length];
        ByArray = _places.Select((place, at) => (place.Array, place.Element, At: at)).ToLookup(place => place.Array, place => (place.Element, place.At));
    }

    private ILookup<int, (int Element, int At)> ByArray { get; }

    /// <summary>Reads them, as fast as can be.</summary>
    public void Look(SharedFile output, BatchLayout layout)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            _seen[i] = output.ReadElement(layout.Starts[_places[i].Array] + (_places[i].Element * (long)sizeof(int)));
        }
    }

    /// <summary>Whether what was seen of an array was right.</summary>
    public bool Matches(int array, ReadOnlySpan<int> expected)
    {
        foreach (var (element, at) in ByArray[array])
        {
            if (_seen[at] != expected[element])
            {
                return false;
            }
        }

        return true;
    }
}
