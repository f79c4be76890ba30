using System.IO.Pipelines;

namespace RE.Bench.Agents.Human;

/// <summary>The terminal of a person who attempts an environment.</summary>
public interface IHumanTerminal : IAsyncDisposable
{
    /// <summary>Raised when the size has changed.</summary>
    event Action? Resized;

    /// <summary>Columns and rows now.</summary>
    (int Columns, int Rows) Size { get; }

    /// <summary>Name of its kind for programs, as in <c>TERM</c>.</summary>
    string Kind { get; }

    /// <summary>Fires when the terminal is gone: its window was closed, its connection broke.</summary>
    CancellationToken Lost { get; }

    /// <summary>Prints one plain line of the harness.</summary>
    /// <param name="line">Text without anything that a terminal would obey.</param>
    void Say(string line);

    /// <summary>Shows what the person's shell printed, as it is.</summary>
    /// <param name="output">The bytes.</param>
    void Show(ReadOnlySpan<byte> output);

    /// <summary>Asks for a line at the harness's own prompt.</summary>
    /// <param name="prompt">What stands before the cursor.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was typed; null for the key that says there is no more.</returns>
    Task<string?> AskAsync(string prompt, CancellationToken cancellationToken);

    /// <summary>Passes every key on, as it is, until cancelled.</summary>
    /// <param name="keys">Takes them.</param>
    /// <param name="cancellationToken">Gives the keys back to the harness's own prompt.</param>
    Task TypeAsync(PipeWriter keys, CancellationToken cancellationToken);
}
