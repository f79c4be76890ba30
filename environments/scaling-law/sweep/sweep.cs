// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Measures the iso-FLOP curves of the scaling-law environment:
//   dotnet run sweep.cs -- --data DATA [--plan plan.json] [--out runs.jsonl] [--parallel 2]
// DATA is the folder of prepared token files ('rebench data fetch scaling-law' prints it).
// One line a finished run; a run that is in the output already is not done again, so the sweep can be stopped at any time.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

var here = Path.GetDirectoryName(ThisFile())!;
var agent = Path.Combine(here, "..", "agent");
var data = Path.GetFullPath(Argument("data", "data"));
var output = Path.GetFullPath(Argument("out", Path.Combine(here, "runs.jsonl")));
var plan = JsonNode.Parse(File.ReadAllText(Argument("plan", Path.Combine(here, "plan.json"))))!;
var work = Directory.CreateTempSubdirectory("scaling-sweep-").FullName;

// The starter program as the agent gets it; only its limit is lifted.
foreach (var file in Directory.GetFiles(agent))
{
    File.Copy(file, Path.Combine(work, Path.GetFileName(file)));
}

var config = JsonNode.Parse(File.ReadAllText(Path.Combine(agent, "config.json")))!;
config["flop_limit"] = 1e18;
File.WriteAllText(Path.Combine(work, "config.json"), config.ToJsonString());
Run("dotnet", ["build", "train.cs", "-o", "bin"]);

var done = File.Exists(output) ? File.ReadLines(output).Select(KeyOf).ToHashSet() : [];
var open = new Queue<(double Flops, int Width, int Seed)>(
    from pass in plan["passes"]!.AsArray()
    from seed in pass!["seeds"]!.AsArray()
    from width in pass["widths"]!.AsArray()
    let run = ((double)pass["flops"]!, (int)width!, (int)seed!)
    where !done.Contains(run)
    select run);
Console.WriteLine($"{done.Count} runs are done, {open.Count} are open");
Parallel.For(0, int.Parse(Argument("parallel", "2"), CultureInfo.InvariantCulture), _ => Work());
Directory.Delete(work, recursive: true);

void Work()
{
    while (Next() is { } run)
    {
        var steps = (int)Math.Round(run.Flops / FlopsPerStep(run.Width));
        var line = Run("dotnet", ["bin/train.dll", "--n_embd", $"{run.Width}", "--max_iters", $"{steps}", "--seed", $"{run.Seed}", "--data", data]);
        var result = JsonNode.Parse(line.TrimEnd().Split('\n')[^1])!;
        result["budget"] = run.Flops;
        lock (open)
        {
            File.AppendAllText(output, result.ToJsonString() + "\n");
            Console.WriteLine(result.ToJsonString());
        }
    }
}

(double Flops, int Width, int Seed)? Next()
{
    lock (open)
    {
        return open.TryDequeue(out var run) ? run : null;
    }
}

double FlopsPerStep(int width) =>
    6.0 * ((12.0 * (int)config["n_layer"]! * width * width) + ((double)config["vocabulary"]! * width)) * (int)config["block_size"]! * (int)config["batch_size"]!;

(double, int, int) KeyOf(string line) => JsonNode.Parse(line) is { } run ? ((double)run["budget"]!, (int)run["n_embd"]!, (int)run["seed"]!) : default;

string Run(string program, string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = work, RedirectStandardOutput = true, RedirectStandardError = true };
    start.Environment["OMP_NUM_THREADS"] = "1";
    using var process = Process.Start(start)!;
    var errors = process.StandardError.ReadToEndAsync();
    var text = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}{text}");
}

string Argument(string name, string otherwise) => Array.IndexOf(args, $"--{name}") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;

static string ThisFile([CallerFilePath] string path = "") => path;
