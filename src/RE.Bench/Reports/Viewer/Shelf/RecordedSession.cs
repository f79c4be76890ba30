using RE.Bench.Budgets;
using RE.Bench.Sandboxes.Guarded;

namespace RE.Bench.Reports.Viewer.Shelf;

/// <summary>The recorded terminal session of a run.</summary>
/// <param name="Width">Columns of the terminal at the start.</param>
/// <param name="Height">Its lines.</param>
/// <param name="IsCut">True when the recording is longer than what is read.</param>
/// <param name="Events">Output in order; times never go back.</param>
public sealed record RecordedSession(int Width, int Height, bool IsCut, IReadOnlyList<RecordedOutput> Events)
{
    /// <summary>Reads the recording of a run; a torn last line is left out.</summary>
    /// <param name="folder">The run's folder, which may come from anywhere.</param>
    /// <exception cref="UserErrorException">The run has no recording, or it cannot be played.</exception>
    public static RecordedSession Read(string folder)
    {
        try
        {
            using var guarded = GuardedFolder.Open(folder);
            using var file = guarded.OpenRead(RunViews.SessionName);
            var cast = CastReader.Read(file);
            return new RecordedSession(cast.Width, cast.Height, cast.Cut, [.. cast.Events.Where(shown => shown.D is not null).Select(shown => new RecordedOutput(shown.T, shown.D!))]);
        }
        catch (FileNotFoundException missing)
        {
            throw new UserErrorException($"The run in '{folder}' has no recorded session: no person attempted it, or they refused to be recorded with --no-recording.", missing);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw new UserErrorException($"The recorded session in '{folder}' cannot be played: {broken.Message}", broken);
        }
    }
}
