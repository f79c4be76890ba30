namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>The model that submissions scaffold.</summary>
public interface IWeakModel
{
    /// <summary>Name of the built-in one, which is no language model.</summary>
    const string Simulated = "simulated-coder";

    /// <summary>Its name; that of the built-in one says that it is simulated.</summary>
    string Name { get; }

    /// <summary>Answers.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="number">Number of the call, from 0: the same call is answered the same way.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<CoderAnswer> AskAsync(CoderRequest request, int number, CancellationToken cancellationToken);
}
