using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Environments;

public sealed class DefinitionChecksTests : IDisposable
{
    private readonly SampleEnvironments _environments = new();

    public void Dispose() => _environments.Dispose();

    [Fact]
    public void The_sample_has_no_problems() => Assert.Equal("", _environments.Problems());

    [Fact]
    public void A_definition_that_means_nothing_is_refused_with_every_reason()
    {
        _environments.Write("sample/environment.yaml", """
            slug: Sample
            title: " "
            version: v1
            summary: "two\nlines"
            canary: none
            submission: ["", /etc/passwd, ../x, a\b, a//b, "*.json", model, model/config.json, ./x, "a\tb"]
            score: { better: lower, selection: best, timeout: 20s }
            profiles:
              gpu:
                time: 8h
                image: cudaa
                resources: { gpus: { count: 0 }, cpus: 0, memory: 0B, disk: 1GiB, pids: 0 }
                data: [english, inglish]
                starting: 1
                reference: 1
                parameters: { time: 3 }
              tpu:
                time: 8h
                image: ../sample
                resources: { cpus: 1, memory: 1GiB, disk: 1GiB }
                starting: 0
                reference: 1
            """);
        _environments.Write("sample/instructions.md", "Widths {{widths}} in {{ time }} and {{tiem}}.\n");
        Directory.Delete(_environments.PathOf("sample/reference"), recursive: true);
        File.CreateSymbolicLink(_environments.PathOf("sample/agent/link"), "../scorer");

        Golden.Matches("checks.txt", _environments.Problems());
    }

    [Fact]
    public void Starting_files_come_from_the_profiles_data_and_go_below_the_solution()
    {
        _environments.Change("data: [english]\n    starting: 0\n    reference: 10\n", "data: [english]\n    starting-files: { ../a: english/train.bin, data/b: english/train.bin, c: gpt2/train.bin, d: english, e: english/../x, f/g.bin: english/train.bin }\n    starting: 0\n    reference: 10\n");

        var problems = _environments.Problems().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(5, problems.Length);
        Assert.Contains("starting file '../a' leaves the solution folder by '..'", problems[0], StringComparison.Ordinal);
        Assert.Contains("starting file 'data/b' lies below 'data/', where the data sets are. Choose another place.", problems[1], StringComparison.Ordinal);
        Assert.Contains("starting file 'c' comes from 'gpt2/train.bin'. Write one of the profile's data sets and a file of it", problems[2], StringComparison.Ordinal);
        Assert.Contains("starting file 'd' comes from 'english'.", problems[3], StringComparison.Ordinal);
        Assert.Contains("starting file 'e' comes from 'english/../x'.", problems[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_slug_must_equal_its_folder()
    {
        _environments.Change("slug: sample", "slug: simple");

        Assert.Equal("sample/environment.yaml:2:7: slug 'simple' differs from the folder's name 'sample'. Make them equal.\n", _environments.Problems());
    }

    [Fact]
    public void A_canary_of_another_project_is_refused()
    {
        _environments.Change("canary: 00000000-0000-4000", "canary: 11111111-0000-4000");

        Assert.StartsWith("sample/environment.yaml:6:9: canary '11111111-0000-4000-8000-000000000000' differs from the one in 'canary.txt'", _environments.Problems());
    }

    [Fact]
    public void A_cpu_profile_with_GPUs_is_refused()
    {
        _environments.Change("cpus: 2,", "gpus: { count: 1 }, cpus: 2,");

        Assert.Contains("the profile 'cpu' runs without a GPU.", _environments.Problems());
    }

    [Fact]
    public void An_empty_submission_is_refused()
    {
        _environments.Change("submission: [answer.json]", "submission: []");

        Assert.Contains("submission is empty.", _environments.Problems());
    }

    [Fact]
    public void A_folder_without_instructions_or_starting_solution_is_refused()
    {
        File.Delete(_environments.PathOf("sample/instructions.md"));
        File.Delete(_environments.PathOf("sample/agent/answer.json"));

        Assert.Equal(2, _environments.Problems().TrimEnd().Split('\n').Length);
    }
}
