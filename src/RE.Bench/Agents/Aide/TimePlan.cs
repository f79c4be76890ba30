namespace RE.Bench.Agents.Aide;

/// <summary>Divides the time that is left: some is kept for the last score and for putting the best solution back, the rest goes to nodes.</summary>
/// <param name="workbench">Knows the budget.</param>
/// <param name="longest">Longest time of one node.</param>
internal sealed class TimePlan(IWorkbench workbench, TimeSpan longest)
{
    private const int Share = 4;
    private static readonly TimeSpan LongestLeast = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(2);
    private TimeSpan _score;
    private TimeSpan _move;

    /// <summary>Time limit of a node's command if it began now: a quarter of what is left, not too little and not too much.</summary>
    public TimeSpan Node
    {
        get
        {
            var fair = Free / Share;
            var limit = fair < Least ? Least : fair > longest ? longest : fair;
            return limit < Free ? limit : Free;
        }
    }

    /// <summary>True while a node is worth beginning.</summary>
    public bool CanBegin => Free >= Least;

    /// <summary>True while a command can run at all.</summary>
    public bool CanRun => Free >= TimeSpan.FromSeconds(1);

    /// <summary>True while scoring and what follows fit.</summary>
    public bool CanScore => Left >= Reserve;

    private TimeSpan Left => workbench.Budget.Limit - workbench.Budget.Spent;

    private TimeSpan Free => Left - Reserve;

    // What scoring and moving files took so far, half as much again, and a margin for the first of each.
    private TimeSpan Reserve => ((_score + (2 * _move)) * 1.5) + Smaller(workbench.Budget.Limit * 0.03, LongestMargin);

    private TimeSpan Least => Smaller(workbench.Budget.Limit * 0.1, LongestLeast);

    /// <summary>Takes note of how long a scoring took on the run's clock.</summary>
    public async Task<T> ScoringAsync<T>(Func<Task<T>> score)
    {
        var before = workbench.Budget.Spent;
        var result = await score();
        _score = Larger(_score, workbench.Budget.Spent - before);
        return result;
    }

    /// <summary>Takes note of how long it took to put files in place.</summary>
    public void Moved(TimeSpan took) => _move = Larger(_move, took);

    private static TimeSpan Smaller(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Larger(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
