using RE.Bench.Events;

namespace RE.Bench.Cli.Display;

/// <summary>What is shown beside a person's own terminal: only what happens before it is theirs and after.</summary>
internal sealed class PersonsDisplay(TextWriter output) : IRunObserver
{
    public void OnEntry(JournalEntry entry)
    {
        var line = entry.Event switch
        {
            RunEvent.RunStarted => "making the sandbox and scoring the starting solution ...",
            RunEvent.HarnessResumed => "looking for the sandbox ...",
            RunEvent.SandboxFound => "the sandbox is found again: your shell, files and jobs are as they were",
            RunEvent.SandboxLost => "the sandbox is gone: your files are kept, your shell and its jobs are not",
            RunEvent.AgentExited => "scoring what is there ...",
            _ => null,
        };
        if (line is not null)
        {
            output.WriteLine(line);
        }
    }
}
