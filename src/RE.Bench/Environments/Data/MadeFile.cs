using RE.Bench.Budgets;

namespace RE.Bench.Environments.Data;

/// <summary>A file of a data set that nobody publishes: it is made by a command, on a machine that can, and put into the cache by hand.</summary>
internal sealed record MadeFile
{
    /// <summary>Its name, in the cache and below the prepared folder.</summary>
    public required string Name { get; init; }

    /// <summary>How it is made, for people.</summary>
    public required string Command { get; init; }

    /// <summary>Whether only scorers may see it.</summary>
    public bool HeldOut { get; init; }

    /// <summary>Copies it to its place.</summary>
    /// <param name="made">The cache's folder of made files of the data set.</param>
    /// <param name="prepared">The prepared data set.</param>
    /// <exception cref="UserErrorException">It was not made yet; the message says how.</exception>
    public void Place(string made, PreparedData prepared)
    {
        var file = Path.Combine(made, Name);
        if (!File.Exists(file))
        {
            throw new UserErrorException($"the data set '{prepared.Name}' has a file that is published nowhere. Make it by '{Command}' and put it at '{file}'.");
        }

        File.Copy(file, Path.Combine(HeldOut ? prepared.HeldOutFolder : prepared.VisibleFolder, Name), overwrite: true);
    }
}
