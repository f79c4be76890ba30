using RE.Bench.Agents.Recordings;
using RE.Bench.Budgets;
using RE.Bench.Planning;

namespace RE.Bench.Cli.Commands;

/// <summary>The file that a run is recorded into.</summary>
internal static class RecordTarget
{
    /// <summary>Fails before a run begins when its recording could not be written.</summary>
    /// <exception cref="UserErrorException">There is no such folder, or a folder is in the way.</exception>
    public static void Check(string? file)
    {
        if (file is not null && (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))))
        {
            throw new UserErrorException($"--record names '{file}', which {(Directory.Exists(file) ? "is a folder" : "lies in no folder that is there")}. Name a file in a folder that exists.");
        }
    }

    /// <summary>Writes the recording of a run and says how to replay it.</summary>
    public static void Write(RunFolder folder, string? file, Composition composition)
    {
        if (file is not null)
        {
            RecordingFile.Write(folder.Journal, file);
            composition.Io.Error.WriteLine($"recorded: '{file}' repeats the run without its model: --agent replay:{file}");
        }
    }
}
