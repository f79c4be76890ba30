using RE.Bench.Budgets;
using RE.Bench.Events;
using RE.Bench.Planning;

namespace RE.Bench.Runs.Verification;

/// <summary>Reads the journal of a run folder that may come from anywhere: no link is followed, no pipe is waited for.</summary>
public static class GuardedJournal
{
    /// <summary>The journal of a run.</summary>
    /// <param name="folder">The run.</param>
    /// <exception cref="UserErrorException">There is none, it is no regular file, or it is damaged.</exception>
    public static JournalContent Read(RunFolder folder)
    {
        try
        {
            using var files = RunFiles.Open(folder.Path);
            return files.Journal() switch
            {
                FileRead.Content content => JournalContent.Parse(content.Bytes, folder.Journal),
                FileRead.Refused refused => throw new UserErrorException($"The journal of '{folder.Path}' cannot be read: {refused.Reason}"),
                _ => throw new UserErrorException($"The journal '{folder.Journal}' cannot be read: there is none. Name a run's id or its folder."),
            };
        }
        catch (DirectoryNotFoundException failure)
        {
            throw new UserErrorException($"{failure.Message} Name a run's id or its folder; a link in its place is not followed.", failure);
        }
    }
}
