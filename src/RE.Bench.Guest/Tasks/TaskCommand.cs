using RE.Bench.Guest.Native;

namespace RE.Bench.Guest.Tasks;

/// <summary>The <c>task</c> command of programs and people in a sandbox: carries its arguments to the harness and prints the answer.</summary>
internal static class TaskCommand
{
    private const string Socket = "/run/rebench/desk.sock";
    private const int NobodyAnswers = 75;
    private const int Tries = 600;
    private const int PauseMs = 500;

    /// <summary>Runs one command line.</summary>
    /// <returns>Its exit status.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        var json = arguments.Contains("--json");
        var words = arguments.Where(word => word != "--json").ToList();
        var name = words.FirstOrDefault() is { } first and not ("-h" or "--help") ? first : "help";
        if (name.Any(letter => !char.IsAsciiLetterLower(letter) && letter != '-'))
        {
            Output.Write(2, "task: a command's name has lower-case letters; 'task help' prints all\n");
            return 2;
        }

        // The same key again after a cut connection: what was asked for once is done once.
        var request = DeskRequest.Build(name, words.Skip(1), Guid.NewGuid().ToString("N"), json);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (DeskAnswer.Ask(Socket, request) is { } answer)
            {
                Output.Write(answer.Exit == 0 || json ? 1 : 2, answer.Body);
                return answer.Exit;
            }

            PollSet.Pause(PauseMs);
        }

        Output.Write(2, "task: no harness answers on " + Socket + "\n");
        return NobodyAnswers;
    }
}
