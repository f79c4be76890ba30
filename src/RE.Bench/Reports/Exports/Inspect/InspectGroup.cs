using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RE.Bench.Budgets;

namespace RE.Bench.Reports.Exports.Inspect;

/// <summary>Runs that are repetitions of each other: one log of Inspect's, with one sample and as many epochs.</summary>
public sealed class InspectGroup
{
    private InspectGroup(IReadOnlyList<ExportedRun> runs)
    {
        Runs = runs;
        Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', runs.Select(run => run.Facts.Run)))))[..22];
    }

    /// <summary>In the order of their starts; the first is epoch 1.</summary>
    public IReadOnlyList<ExportedRun> Runs { get; }

    /// <summary>The file's name as Inspect would choose it: time, task, id.</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{First.StartedAt.UtcDateTime:yyyy-MM-dd'T'HH-mm-ss}+00-00_{Plain(InspectWords.Task(First.Facts.Environment))}_{Id}.eval");

    /// <summary>Made from the ids of the runs, so that the same runs always get the same.</summary>
    internal string Id { get; }

    internal ExportedRun First => Runs[0];

    internal IEnumerable<InspectSample> Samples() => Runs.Select((run, at) => new InspectSample(run, at + 1));

    /// <summary>Groups runs of the same environment and profile, agent, limits, sandbox and harness.</summary>
    public static IReadOnlyList<InspectGroup> Of(IEnumerable<ExportedRun> runs) =>
        [.. from run in runs
            orderby run.StartedAt, run.Facts.Run
            group run by (run.Facts.Environment, run.Facts.EnvironmentDigest, run.Facts.Profile, run.Facts.Agent, run.Facts.Model, run.Facts.Limits, run.Facts.Sandbox, run.Facts.Harness) into same
            select new InspectGroup([.. same])];

    /// <summary>Writes the log to a file, in one piece.</summary>
    /// <param name="path">The file.</param>
    /// <param name="force">Replace one that is there.</param>
    /// <param name="cancellationToken">Ends it; nothing is left behind.</param>
    /// <exception cref="UserErrorException">The file is there already or cannot be written.</exception>
    public Task WriteAsync(string path, bool force, CancellationToken cancellationToken) =>
        NewFile.WriteAsync(path, force, file => InspectLog.WriteAsync(file, this, cancellationToken), cancellationToken);

    private static string Plain(string text) => string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
}
