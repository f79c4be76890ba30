using System.Text.Json.Nodes;
using RE.Bench.Environments;
using RE.Bench.Scoring.Execution.RustContests;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.RustContests;

public sealed class VisibleExamplesTests
{
    private static readonly string Folder = Repository.PathOf("environments/rust-codecontests/agent/examples");

    [Fact]
    public void The_examples_in_the_agents_folder_are_those_that_the_families_give()
    {
        var files = VisibleExamples.Files(Sizes()).ToList();
        if (Environment.GetEnvironmentVariable("REBENCH_UPDATE_GOLDEN") == "1")
        {
            files.ForEach(file => Write(Path.Combine(Folder, file.Path), file.Text));
        }

        Assert.Equal(files.Select(file => file.Path).Order(StringComparer.Ordinal), Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Text, File.ReadAllText(Path.Combine(Folder, file.Path))));
    }

    [Fact]
    public void An_example_has_the_fields_that_solve_reads_and_no_name_of_a_family() => Assert.All(Directory.EnumerateFiles(Folder, "problem.json", SearchOption.AllDirectories), file =>
        Assert.Equal(
            ["statement", "public_tests", "time_limit_seconds", "memory_limit_mib", "model_calls", "model_tokens"],
            JsonNode.Parse(File.ReadAllText(file))!.AsObject().Select(pair => pair.Key)));

    // As in the definition's cpu profile.
    private static ContestSizes Sizes() => ContestSizes.From(new EnvironmentCatalog(Repository.PathOf("environments")).Load("rust-codecontests").Profile("cpu").Parameters);

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
