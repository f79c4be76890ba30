namespace RE.Bench.Environments.Yaml;

/// <summary>Collects the problems of one file; keeps the first hundred, so that a hostile file cannot flood a terminal.</summary>
internal sealed class ProblemLog(string file)
{
    private const int Most = 100;
    private readonly List<Problem> _problems = [];
    private int _more;
    private Place _last = Place.Start;

    public bool Any => _problems.Count > 0;

    /// <summary>Adds a problem; the message is only built when it is kept.</summary>
    public void Add(Place place, Func<string> message)
    {
        if (_problems.Count < Most)
        {
            _problems.Add(new(file, place, message()));
        }
        else
        {
            _more++;
            _last = place;
        }
    }

    public IReadOnlyList<Problem> Sorted()
    {
        var sorted = Problem.Sorted(_problems);
        return _more == 0 ? sorted : [.. sorted, new(file, _last, $"{_more} more problems are not shown.")];
    }
}
