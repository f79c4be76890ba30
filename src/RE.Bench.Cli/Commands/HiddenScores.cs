using RE.Bench.Runs.Watching;

namespace RE.Bench.Cli.Commands;

/// <summary>Whether a run's numbers are shown: not while it goes on in an environment that hides them from its agent.</summary>
internal sealed class HiddenScores
{
    private readonly KnownEnvironments _environments = new(Composition.Environments);
    private readonly Dictionary<string, bool> _hidden = [];

    public bool Hides(RunSighting run) => run.State != SightedState.Ended && Hides(run.Environment);

    private bool Hides(string slug)
    {
        if (!_hidden.TryGetValue(slug, out var hidden))
        {
            _hidden[slug] = hidden = _environments.Find(slug) is { Definition.Score.Visible: false };
        }

        return hidden;
    }
}
