using RE.Bench.Budgets;

namespace RE.Bench.Cli.Display.Gates;

/// <summary>A file of the running step that GitHub names in a variable and reads when the step is over.</summary>
/// <param name="variable">The variable.</param>
/// <param name="error">Standard error.</param>
internal sealed class GitHubFile(string variable, TextWriter error)
{
    /// <summary>Appends what fits; where the variable is not set it says so and goes on.</summary>
    /// <param name="fit">Gives the text, from the bytes that the file holds already.</param>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public void Append(Func<long, string> fit)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } path)
        {
            error.WriteLine($"warning: {variable} is not set, as it is in a step of GitHub Actions, so that nothing is written for it.");
            return;
        }

        try
        {
            File.AppendAllText(path, fit(File.Exists(path) ? new FileInfo(path).Length : 0));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"'{path}', which {variable} names, cannot be written: {failure.Message} Leave --github out, or name a file that can be written.", failure);
        }
    }
}
