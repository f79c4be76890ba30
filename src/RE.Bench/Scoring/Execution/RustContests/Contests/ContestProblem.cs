namespace RE.Bench.Scoring.Execution.RustContests.Contests;

/// <summary>A family of contest problems: text, constants, inputs, and the answer in two ways that have nothing in common.</summary>
/// <param name="band">Difficulty, from 1 (a loop) to 4 (an algorithm with a name).</param>
internal abstract class ContestProblem(int band)
{
    /// <summary>Difficulty, from 1 to 4.</summary>
    public int Band => band;

    /// <summary>Name of the family.</summary>
    public string Name => GetType().Name;

    /// <summary>The problem's text; <c>@name</c> stands for a constant or a word.</summary>
    public abstract string Statement { get; }

    /// <summary>
    /// Rust statements that read with <c>get!(type)</c> and <c>list!(count, type)</c> and print the answer; <c>@name</c> as in the text, and
    /// <c>«right¦wrong¦…»</c> where a program may go subtly wrong.
    /// </summary>
    public abstract string Rust { get; }

    /// <summary>Draws the constants of an instance.</summary>
    public virtual void Choose(Constants c, InputDraw d)
    {
    }

    /// <summary>Draws an input.</summary>
    public abstract string Input(InputDraw d, Constants c);

    /// <summary>The answer, by an algorithm that is fast enough for the largest input.</summary>
    public abstract string Fast(Tokens t, Constants c);

    /// <summary>The answer, straight from the statement, for small inputs.</summary>
    public abstract string Brute(Tokens t, Constants c);
}
