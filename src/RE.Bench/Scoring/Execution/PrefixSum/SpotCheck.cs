using System.Security.Cryptography;

namespace RE.Bench.Scoring.Execution.PrefixSum;

/// <summary>
/// What some elements of a result were the moment the kernel said that it was done: positions drawn at random, and the last of every array. Work that is put off until
/// after that moment shows here.
/// </summary>
internal sealed class SpotCheck
{
    private const int Drawn = 1024;
    private const int DrawnOnDevice = 64;
    private readonly BatchLayout _layout;
    private readonly (int Array, int Element)[] _places;
    private readonly int[] _seen;

    /// <summary>Draws the positions, before the kernel runs: more than a thousand, or at most 128 of a device's memory, which are fetched one by one.</summary>
    public SpotCheck(BatchLayout layout, bool onDevice = false)
    {
        _layout = layout;
        IEnumerable<(int, int)> drawn =
        [
            .. Enumerable.Range(0, onDevice ? DrawnOnDevice : Drawn).Select(_ => RandomNumberGenerator.GetInt32(layout.Lengths.Count)).Select(array => (array, RandomNumberGenerator.GetInt32(layout.Lengths[array]))),
            .. Enumerable.Range(0, layout.Lengths.Count).Select(array => (array, layout.Lengths[array] - 1)),
        ];
        _places = [.. onDevice ? drawn.Take(RunnerControl.MostSamples) : drawn];
        _seen = new int[_places.Length];
        ByArray = _places.Select((place, at) => (place.Array, place.Element, At: at)).ToLookup(place => place.Array, place => (place.Element, place.At));
    }

    private ILookup<int, (int Element, int At)> ByArray { get; }

    /// <summary>Reads them, as fast as can be.</summary>
    public void Look(SharedFile output)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            _seen[i] = output.ReadElement(OffsetOf(i));
        }
    }

    /// <summary>Asks for them; what asks waits for the answer with its clock running.</summary>
    public void Ask(SharedFile control, ulong batch)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            control.Write(RunnerControl.SampleOffsets + (8L * i), (ulong)OffsetOf(i));
        }

        control.Write(RunnerControl.SampleCount, (ulong)_places.Length);
        control.Write(RunnerControl.Ask, batch);
    }

    /// <summary>Takes the answers.</summary>
    public void TakeAnswers(SharedFile control)
    {
        for (var i = 0; i < _places.Length; i++)
        {
            _seen[i] = control.ReadElement(RunnerControl.SampleAnswers + (4L * i));
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

    private long OffsetOf(int place) => _layout.Starts[_places[place].Array] + (_places[place].Element * (long)sizeof(int));
}
