using System.Diagnostics;
using RE.Bench.Agents.Modular.Tools;

namespace RE.Bench.Tests.Agents;

public sealed class ShellSessionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rebench-shell-").FullName;

    public ShellSessionTests() => File.WriteAllText(Path.Combine(_folder, "session"), ShellSession.Script(_folder));

    public static TheoryData<string> Shells => ["bash", "sh"];

    [Theory]
    [MemberData(nameof(Shells))]
    public void Folder_and_exported_variables_are_kept(string shell)
    {
        Run(shell, "cd /usr/share; export GREETING=\"it's a 'b'\n\\\"c\\\" $(printf d)\"; LOCAL=1");

        Assert.Equal("/usr/share|it's a 'b'\n\"c\" d|", Run(shell, "printf '%s|%s|%s' \"$PWD\" \"$GREETING\" \"$LOCAL\"").Output);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void The_exit_status_is_that_of_the_command(string shell)
    {
        Assert.Equal(7, Run(shell, "exit 7").Status);
        Assert.Equal(1, Run(shell, "cd /usr\nfalse").Status);
        Assert.NotEqual(0, Run(shell, "if then fi (").Status);
        Assert.Equal("/usr\n", Run(shell, "set -e; pwd").Output);
    }

    [Fact]
    public void A_folder_that_is_gone_is_replaced_by_where_a_command_starts()
    {
        var gone = Directory.CreateTempSubdirectory().FullName;
        Run("bash", $"cd {gone}");
        Directory.Delete(gone);

        Assert.Equal((0, "alive\n"), Run("bash", "echo alive"));
    }

    [Fact]
    public void A_killed_command_leaves_the_state_before_it()
    {
        Run("bash", "cd /usr; export A=1");
        Run("bash", "cd /etc; export A=2; kill -9 $$");

        Assert.Equal("/usr 1\n", Run("bash", "echo $PWD $A").Output);
    }

    [Fact]
    public void Heredocs_functions_and_background_work_are_left_alone() =>
        Assert.Equal((0, "in\nf\n"), Run("bash", "cat <<'E'\nin\nE\nf() { echo f; }\nf\nsleep 0 &\nwait"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Status, string Output) Run(string shell, string command)
    {
        using var process = Process.Start(new ProcessStartInfo(shell, ["-c", $"[ -r {_folder}/session ] && . {_folder}/session\n{command}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/tmp",
        })!;
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
