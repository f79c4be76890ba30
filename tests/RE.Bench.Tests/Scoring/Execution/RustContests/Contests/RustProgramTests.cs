using System.Diagnostics;
using System.Text;
using RE.Bench.Scoring.Execution.RustContests.Contests;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.RustContests.Contests;

public sealed class RustProgramTests(ITestOutputHelper output)
{
    private const long Seed = 11;

    [Fact]
    public async Task Every_right_program_passes_all_tests_of_an_instance_and_every_mistake_fails_one() => Assert.Empty(await SurprisesAsync(Seed));

    /// <summary>Takes a quarter of an hour: mistakes that one instance in twenty forgives make scores noisy.</summary>
    [Fact(Explicit = true)]
    public async Task No_mistake_is_forgiven_by_many_instances()
    {
        const int Seeds = 20;
        var surprises = new List<string>();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            surprises.AddRange(await SurprisesAsync(seed));
        }

        foreach (var (surprise, count) in surprises.CountBy(surprise => surprise).OrderByDescending(pair => pair.Value))
        {
            output.WriteLine($"{surprise}: {count} of {Seeds}");
        }

        Assert.Empty(surprises);
    }

    private static async Task<List<string>> SurprisesAsync(long seed)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("PATH")!.Split(':').All(path => !File.Exists(Path.Combine(path, "rustc"))), "There is no rustc here.");
        using var folder = new TempFolder();
        var instances = ContestCatalog.Visible.Concat(ContestCatalog.Hidden).Select(problem => ContestInstance.Draw(problem, seed)).ToList();
        folder.Write("all.rs", Crate(instances));
        var (status, errors) = await RunAsync("rustc", $"--edition 2021 --cap-lints allow -C opt-level=0 -C debuginfo=0 -o {folder["all"]} {folder["all.rs"]}", "");
        Assert.True(status == 0, errors);

        List<string> surprises = [];
        foreach (var instance in instances)
        {
            for (var variant = 0; variant < instance.Programs.Count; variant++)
            {
                if (await PassesAsync(folder["all"], instance, variant) != (variant == 0))
                {
                    surprises.Add($"{instance.Family} {variant}");
                }
            }
        }

        return surprises;
    }

    // One program for all, so that the compiler is started once: its argument says which one it is.
    private static string Crate(IEnumerable<ContestInstance> instances)
    {
        var (modules, choices) = (new StringBuilder(), new StringBuilder());
        foreach (var instance in instances)
        {
            for (var variant = 0; variant < instance.Programs.Count; variant++)
            {
                var name = $"{instance.Family.ToLowerInvariant()}_{variant}";
                modules.Append("mod ").Append(name).Append(" {\n").Append(instance.Programs[variant].Replace("fn main()", "pub fn main()", StringComparison.Ordinal)).Append("}\n");
                choices.Append('"').Append(name).Append("\" => ").Append(name).Append("::main(),\n");
            }
        }

        return $"{modules}fn main() {{ match std::env::args().nth(1).unwrap().as_str() {{ {choices} _ => panic!() }} }}\n";
    }

    private static async Task<bool> PassesAsync(string program, ContestInstance instance, int variant)
    {
        foreach (var test in instance.Public.Concat(instance.Hidden))
        {
            var (status, printed) = await RunAsync(program, $"{instance.Family.ToLowerInvariant()}_{variant}", test.Input);
            if (status != 0 || !RE.Bench.Scoring.Execution.RustContests.Judging.TokenComparison.IsSame(printed, test.Output))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<(int Status, string Printed)> RunAsync(string file, string arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (printed, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading.
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, file == "rustc" ? await errors : await printed);
    }
}
