namespace RE.Bench.Environments.Services.Judging;

/// <summary>Compares two answers to a prompt of the training set.</summary>
public interface IPairJudge
{
    /// <summary>Whether the prompt is one of the training set; others are not judged.</summary>
    bool Knows(string prompt);

    /// <summary>Compares. Exchanging the answers exchanges the preference.</summary>
    /// <param name="prompt">A prompt that the judge knows.</param>
    /// <param name="first">One answer.</param>
    /// <param name="second">The other.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<Preference> CompareAsync(string prompt, JudgedAnswer first, JudgedAnswer second, CancellationToken cancellationToken);
}
