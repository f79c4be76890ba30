using System.Globalization;
using RE.Bench.Scoring.Execution.RustContests.Contests;

namespace RE.Bench.Scoring.Execution.RustContests.Model;

/// <summary>
/// A simulated weak coder: knows one right program and several subtly wrong ones for each problem and draws among them. It is no language model, and no number
/// that was taken with it says anything about one. It does better when asked to think, worse when its temperature is high, and repairs some of its mistakes
/// when it is shown the compiler's error or a whole test.
/// </summary>
/// <param name="problems">What it may be asked about.</param>
/// <param name="draws">Chance.</param>
internal sealed class SimulatedCoder(IReadOnlyList<ContestInstance> problems, CoderDraws draws) : IWeakModel
{
    private const double ThoughtHelps = 1.8;
    private const double MostRight = 0.7;
    private const double SlipRate = 0.04;
    private const double SlipsPerDegree = 0.3;
    private const double CalmTemperature = 0.8;
    private const double FixesSlip = 0.8;
    private const double LeastRepair = 0.04;
    private const double RepairPerSkill = 1.3;
    private const double MostRepair = 0.55;

    /// <inheritdoc/>
    public string Name => IWeakModel.Simulated;

    /// <inheritdoc/>
    public Task<CoderAnswer> AskAsync(CoderRequest request, int number, CancellationToken cancellationToken)
    {
        var talk = new Conversation(request.Messages);
        var (text, note) = talk.Problem(problems) is { Programs.Count: > 1 } problem
            ? Program(problem, talk, request.Temperature, number)
            : ("I can only help with a contest problem whose whole statement is in the conversation.", "no problem found");
        var cut = text.Length > request.MaxTokens * 4L ? text[..(request.MaxTokens * 4)] : text;
        return Task.FromResult(new CoderAnswer(cut, request.PromptTokens, CoderRequest.TokensOf(cut), note));
    }

    private (string Text, string Note) Program(ContestInstance problem, Conversation talk, double temperature, int number)
    {
        var skill = CoderSkill.Of(problem.Family, problem.Band).Right;
        var right = talk.AsksForThought ? Math.Min(MostRight, skill * ThoughtHelps) : skill;
        var (chosen, how) = talk.Before is { } before && Known(problem, before) is { Program: >= 0 } last
            ? Repaired(problem, talk, last, right, number)
            : (CoderSkill.Pick(right, problem.Programs.Count - 1, temperature, draws.Draw(number, "program")), "drawn");
        var slips = draws.Draw(number, "slip") < SlipRate + (SlipsPerDegree * Math.Max(0, temperature - CalmTemperature)) && temperature > 0;
        var program = slips ? Slipped(problem.Programs[chosen]) : problem.Programs[chosen];
        var opening = talk.AsksForThought ? "Let me think about the input, the edge cases and the running time first, then write the program.\n\n" : "Here is a program in Rust.\n\n";
        return ($"{opening}```rust\n{program}```\n", string.Create(CultureInfo.InvariantCulture, $"{how}: {(chosen == 0 ? "right" : $"mistake {chosen}")}{(slips ? ", does not compile" : "")}"));
    }

    private (int Program, string How) Repaired(ContestInstance problem, Conversation talk, (int Program, bool Slipped) last, double right, int number)
    {
        var draw = draws.Draw(number, "repair");
        if (last.Slipped)
        {
            return talk.ShowsCompilerError && draw < FixesSlip ? (last.Program, "compiles now") : (CoderSkill.Pick(right, problem.Programs.Count - 1, 1, draws.Draw(number, "program")), "began again");
        }

        if (last.Program == 0 || !talk.ShowsTest(problem.Public))
        {
            return (last.Program, "sees nothing wrong");
        }

        return draw < Math.Min(MostRepair, LeastRepair + (RepairPerSkill * right)) ? (0, "repaired") : (1 + (last.Program % (problem.Programs.Count - 1)), "repaired wrongly");
    }

    private static (int Program, bool Slipped) Known(ContestInstance problem, string code)
    {
        for (var i = 0; i < problem.Programs.Count; i++)
        {
            if (Conversation.IsSame(problem.Programs[i], code) || Conversation.IsSame(Slipped(problem.Programs[i]), code))
            {
                return (i, !Conversation.IsSame(problem.Programs[i], code));
            }
        }

        return (-1, false);
    }

    // Forgets the first mut, which the compiler does not forgive.
    private static string Slipped(string program) => program.IndexOf("mut ", StringComparison.Ordinal) is >= 0 and var at ? program.Remove(at, 4) : program;
}
