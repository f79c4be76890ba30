using System.Text;

namespace RE.Bench.Agents.Modular.Tools;

/// <summary>Commands that know the folder and the exported variables that the command before them left behind.</summary>
internal sealed class ShellSession(IWorkbench workbench, TimeSpan timeout)
{
    public const string Folder = "/home/agent/.modular";

    public TimeSpan Timeout { get; set; } = timeout;

    /// <summary>Puts the session's own script into the sandbox.</summary>
    public Task StartAsync(CancellationToken cancellationToken) =>
        workbench.PutFileAsync($"{Folder}/session", Encoding.UTF8.GetBytes(Script(Folder)), executable: false, cancellationToken);

    public Task<CommandReply> RunAsync(string tool, string command, CancellationToken cancellationToken) =>
        workbench.RunAsync(tool, new($"[ -r {Folder}/session ] && . {Folder}/session\n{command}", Timeout), cancellationToken);

    /// <summary>What each command begins with: takes up the state that was left and leaves its own at its end. For bash and sh.</summary>
    public static string Script(string folder) => $"""
        # Takes the folder and the exported variables from the last command and leaves them for the next one.
        if [ -r {folder}/variables ]; then . {folder}/variables 2>/dev/null; fi
        if [ -s {folder}/folder ]; then cd -- "$(cat {folder}/folder)" 2>/dev/null || cd /home/agent/solution; fi
        trap 'export -p > {folder}/variables.new && mv -f {folder}/variables.new {folder}/variables; pwd > {folder}/folder' EXIT

        """;
}
