using System.Text.RegularExpressions;
using RE.Bench.Events;
using RE.Bench.Results;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.EndToEnd;

/// <summary>The real scaling-law environment less its corpus, so that whole runs of the program take seconds and no network.</summary>
internal sealed partial class RunRoom : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _variables;

    public RunRoom()
    {
        // A sandbox's user passes through to the control folder, which is the room's own so that no test sweeps another's.
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        Copy(Repository.PathOf("environments"), _folder["environments"]);
        var definition = _folder["environments", "scaling-law", "environment.yaml"];
        File.WriteAllText(definition, DataLine().Replace(File.ReadAllText(definition), "data: []"));
        _variables = new() { ["REBENCH_ENVIRONMENTS"] = _folder["environments"], ["REBENCH_RUNS"] = Runs, ["REBENCH_CONTROL"] = _folder["c"], ["REBENCH_LOCKS"] = _folder["locks"] };
    }

    public string Runs => _folder["runs"];

    /// <summary>The variables of this room.</summary>
    public IReadOnlyDictionary<string, string?> Variables => _variables;

    public string this[params string[] parts] => _folder[parts];

    public void Dispose() => _folder.Dispose();

    /// <summary>Takes another image for Docker sandboxes.</summary>
    public void UseImage(string name) => Replace("image: dotnet", $"image: {name}");

    /// <summary>Lets agents see their scores.</summary>
    public void ShowScores() => Replace("visible: false", "visible: true");

    /// <summary>Hides them again.</summary>
    public void HideScores() => Replace("visible: true", "visible: false");

    /// <summary>Changes the environment's definition.</summary>
    public void Change(string from, string to)
    {
        var definition = _folder["environments", "scaling-law", "environment.yaml"];
        var text = File.ReadAllText(definition);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(definition, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Lets several runs fit on a small machine.</summary>
    public void Shrink(string cores = "0.5") => Change("cpus: 2, memory: 4GiB, pids: 512, disk: 4GiB", $"cpus: {cores}, memory: 256MiB, pids: 128, disk: 64MiB");

    /// <summary>Runs the program in this room.</summary>
    public Task<CliProcess> RunAsync(params string[] arguments) => CliProcess.RunAsync(_variables, arguments);

    /// <summary>Sweeps this room only: containers of a Docker engine are other tests'.</summary>
    public async Task<CliProcess> SweepAsync()
    {
        var cli = Start(new() { ["DOCKER_HOST"] = $"unix://{_folder["no-engine.sock"]}" }, "sweep");
        await cli.EndAsync();
        return cli;
    }

    /// <summary>Starts the program in this room, with more variables.</summary>
    public CliProcess Start(Dictionary<string, string?> variables, params string[] arguments) =>
        CliProcess.Start(_variables.Concat(variables).ToDictionary(), arguments);

    /// <summary>A file of steps for <c>replay:</c>.</summary>
    public string Script(params string[] steps) => _folder.Write("steps.yaml", "steps:\n" + string.Concat(steps.Select(step => $"  - {step}\n")));

    /// <summary>The only run's folder.</summary>
    public string OnlyRun() => Assert.Single(Directory.GetDirectories(Runs));

    public IReadOnlyList<JournalEntry> Journal() => JournalContent.Read(Path.Combine(OnlyRun(), "events.jsonl")).Entries;

    public RunResult Result() => ResultStore.Read(Path.Combine(OnlyRun(), "result.json"));

    private void Replace(string from, string to)
    {
        var definition = _folder["environments", "scaling-law", "environment.yaml"];
        File.WriteAllText(definition, File.ReadAllText(definition).Replace(from, to, StringComparison.Ordinal));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/sweep/", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex(@"data: \[english\]")]
    private static partial Regex DataLine();
}
