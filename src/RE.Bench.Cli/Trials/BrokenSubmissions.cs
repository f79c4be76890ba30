using RE.Bench.Agents.Scripted.Attacks;
using RE.Bench.Environments;

namespace RE.Bench.Cli.Trials;

/// <summary>Attempts that hand in what no scorer may take: nothing, empty files, noise, too much.</summary>
internal static class BrokenSubmissions
{
    private const string TooMuch = "2200000000";
    private const string Much = "30000000";

    /// <summary>What has to come of them.</summary>
    public static IReadOnlyList<Attack> Attacks { get; } =
    [
        new("missing-submission", "Hands in nothing.", AttackExpectation.Refused),
        new("empty-submission", "Hands in files of no bytes.", AttackExpectation.Refused),
        new("corrupt-submission", "Hands in noise.", AttackExpectation.Refused),
        new("oversized-submission", "Hands in more than is sealed.", AttackExpectation.Refused),
    ];

    /// <summary>Writes their scripts.</summary>
    /// <param name="definition">Says what is submitted.</param>
    /// <param name="folder">Where they are written.</param>
    /// <returns>The script of each, in their order.</returns>
    public static IReadOnlyList<string> WriteScripts(EnvironmentDefinition definition, string folder)
    {
        var paths = string.Join(' ', definition.Submission.Select(path => $"'./{path}'"));
        string[] commands =
        [
            $"rm -rf {paths}",
            $"find {paths} -type f -exec truncate -s 0 {{}} +",
            $"find {paths} -type f -exec sh -c 'for f do head -c 4096 /dev/urandom >\"$f\"; done' sh {{}} +",
            // Sparse, so that it takes no room; less where the sandbox's own limit on files forbids it.
            $"for p in {paths}; do if [ -d \"$p\" ]; then p=$p/more; fi; truncate -s {TooMuch} \"$p\" || truncate -s {Much} \"$p\"; done",
        ];
        return [.. Attacks.Zip(commands, (attack, command) => Write(Path.Combine(folder, $"{attack.Name}.yaml"), command))];
    }

    private static string Write(string path, string command)
    {
        File.WriteAllText(path, $"steps:\n  - run: |-\n      {command}\n  - score: true\n  - submit: true\n");
        return path;
    }
}
