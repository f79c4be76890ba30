using RE.Bench.Budgets;
using RE.Bench.Environments;
using RE.Bench.Events;
using RE.Bench.Planning;
using RE.Bench.Results;

namespace RE.Bench.Analysis.Records;

/// <summary>A run that ended, whose harness died before it wrote the result: the result is computed from the journal.</summary>
internal static class EndedRun
{
    private const long LargestJournal = 512L << 20;

    /// <summary>The run as its journal tells it.</summary>
    /// <exception cref="UserErrorException">The journal is damaged, or its environment is not known here.</exception>
    public static RunRecord Read(RunFolder folder, KnownEnvironments environments)
    {
        var content = Content(folder);
        var facts = content.Facts;
        if (facts.Schema != "rebench.events/1")
        {
            throw new UserErrorException($"The journal '{folder.Journal}' is '{Quoted.Value(facts.Schema)}', and this version reads 'rebench.events/1'. It was written by rebench {Quoted.Value(facts.Harness)}: read it with that version or a later one.");
        }

        return environments.Find(facts.Environment) is { } definition && definition.Profiles.ContainsKey(facts.Profile)
            ? Fold(content, definition, folder)
            : throw new UserErrorException($"The run in '{folder.Path}' ended and has no result.json that fits, and its environment '{Quoted.Value(facts.Environment)}' is not known here. Go where it is; 'rebench resume' writes the result.");
    }

    /// <summary>True when a line of the journal before the last has that hash.</summary>
    public static bool IsEarlier(RunFolder folder, string hash) => Content(folder).Entries.Any(entry => entry.Prev == hash && hash.Length > 0);

    private static JournalContent Content(RunFolder folder)
    {
        try
        {
            return JournalContent.Parse(HostileFile.ReadAll(folder.Journal, LargestJournal), folder.Journal);
        }
        catch (IOException failure)
        {
            throw new UserErrorException($"The journal '{folder.Journal}' cannot be read: {failure.Message}", failure);
        }
    }

    private static RunRecord Fold(JournalContent content, EnvironmentDefinition definition, RunFolder folder)
    {
        try
        {
            var result = ResultFold.From(content, definition);
            var record = ResultChecks.Holes(result) is { } hole ? throw Contradicts(hole) : RunRecords.From(result, folder.Path);
            return string.Join("; ", RecordChecks.All(record)) is { Length: > 0 } wrong ? throw Contradicts(wrong) : record;
        }
        catch (Exception failure) when (failure is ArgumentException or ArithmeticException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UserErrorException($"No result can be computed from the journal '{folder.Journal}' ({Quoted.Reason(failure)}). It was not written by rebench.", failure);
        }

        UserErrorException Contradicts(string wrong) => new($"The journal '{folder.Journal}' contradicts itself: {wrong}. It was not written by rebench.");
    }
}
