using RE.Bench.Agents.Live;

namespace RE.Bench.Agents.Human;

/// <summary>Tells a person of warnings and of the budget's end, in the terminal and in the recording.</summary>
internal sealed class BudgetLines(ILiveBench bench, IHumanTerminal terminal, SessionRecording recording) : IBenchWatcher
{
    public void OnWarning(int percent)
    {
        Say(HumanTexts.Warning(percent, bench.Now));
        recording.Mark($"warning: {percent} %");
    }

    public void OnSpent(string limit)
    {
        Say(HumanTexts.Spent(limit));
        recording.Mark($"limit reached: {limit}");
    }

    /// <summary>A line of the harness among what the shell prints.</summary>
    public void Say(string line)
    {
        recording.Line(line);
        terminal.Show("\r\n"u8);
        terminal.Say(line);
    }
}
