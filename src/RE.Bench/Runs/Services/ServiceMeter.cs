using RE.Bench.Environments;
using RE.Bench.Environments.Services;
using RE.Bench.Events;

namespace RE.Bench.Runs.Services;

/// <summary>Counts in the journal: an answer is given only after its calls are on disk.</summary>
/// <param name="journal">The run's journal.</param>
/// <param name="definition">Name and limit.</param>
/// <param name="made">Calls that earlier harnesses counted.</param>
internal sealed class ServiceMeter(Journal journal, ServiceDefinition definition, int made) : IServiceMeter
{
    private readonly Lock _gate = new();
    private int _made = made;

    public int Left
    {
        get
        {
            lock (_gate)
            {
                return definition.Calls - _made;
            }
        }
    }

    public bool TryTake(int calls)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        lock (_gate)
        {
            if (calls > definition.Calls - _made)
            {
                return false;
            }

            _made += calls;
            journal.Append(new RunEvent.ServiceCalled(definition.Name, calls, _made));
            return true;
        }
    }
}
