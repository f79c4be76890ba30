namespace RE.Bench.Runs.Stopping;

/// <summary>A person's wish, from another process, that a run or a batch ends: a file in its folder, which the harness sees within a second.</summary>
public static class StopRequest
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "stop";

    /// <summary>What journals and results say of a run that ended so.</summary>
    public const string Detail = "stopped by 'rebench stop'";

    /// <summary>Asks.</summary>
    /// <param name="folder">Folder of the run or batch.</param>
    /// <exception cref="Budgets.UserErrorException">The folder cannot be written.</exception>
    public static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, FileName), "");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Budgets.UserErrorException($"'{folder}' cannot be written, so its run cannot be told to stop: {failure.Message} Do it as the user who started the run.", failure);
        }
    }

    /// <summary>True when it was asked for.</summary>
    public static bool IsThere(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Takes the wish off, fulfilled or out of date.</summary>
    public static void Clear(string folder)
    {
        try
        {
            File.Delete(Path.Combine(folder, FileName));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is taken off when the run goes on.
        }
    }
}
