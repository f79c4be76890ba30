using RE.Bench.Budgets;
using RE.Bench.Cli.Display.Words;
using RE.Bench.Events;
using RE.Bench.Models;

namespace RE.Bench.Cli.Display;

/// <summary>Tells the user what went wrong, in one message, and the caller by an exit code.</summary>
/// <param name="error">Standard error.</param>
/// <param name="redact">Takes secrets out of a text, by their value.</param>
internal sealed class ErrorPrinter(TextWriter error, Func<string, string> redact)
{
    /// <summary>Prints; the trace of a bug goes to a file that the message names.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <returns>The exit code.</returns>
    public int Print(Exception failure)
    {
        switch (failure)
        {
            case UserErrorException:
                Line($"error: {failure.Message}");
                return ExitCodes.UserError;
            case JournalBrokenException:
                Line($"error: {failure.Message}");
                return ExitCodes.RunFailed;
            default:
                Line($"error: this is a bug in rebench: {failure.GetType().Name}: {Head(failure)}");
                Line(Keep(failure));
                return ExitCodes.Bug;
        }
    }

    /// <summary>The same without the keys of this process's environment.</summary>
    public static int Print(Exception failure, TextWriter error) =>
        new ErrorPrinter(error, ModelKeys.Read(Environment.GetEnvironmentVariable).Redactor().Redact).Print(failure);

    private static string Head(Exception failure) => InertText.Head(failure.Message, 300);

    private void Line(string text) => error.WriteLine(InertText.Block(redact(text)));

    private string Keep(Exception failure)
    {
        var trace = redact(failure.ToString());
        try
        {
            // A folder of its own: nobody else can have put a link in the file's place.
            var file = Path.Combine(Directory.CreateTempSubdirectory("rebench-").FullName, "crash.txt");
            File.WriteAllText(file, trace + "\n");
            return $"The full trace is in '{file}'. Send it with the command that you typed; a run in its middle can be resumed.";
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return trace;
        }
    }
}
