namespace RE.Bench.Analysis.Imports.Inspect.Zip;

/// <summary>How much one log may unpack to, all its members together.</summary>
internal sealed class UnpackAllowance
{
    private const long Largest = 32L << 30;

    private long _left = Largest;

    /// <summary>Takes some of it.</summary>
    /// <exception cref="InvalidDataException">It is used up.</exception>
    public void Take(long count)
    {
        _left -= count;
        if (_left < 0)
        {
            throw new InvalidDataException($"the log unpacks to more than {Largest >> 30} GiB");
        }
    }
}
