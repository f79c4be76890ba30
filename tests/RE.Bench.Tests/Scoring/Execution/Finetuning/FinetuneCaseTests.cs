using System.Text.Json;
using RE.Bench.Scoring.Execution.Finetuning;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Scoring.Execution.Finetuning;

public sealed class FinetuneCaseTests
{
    private const int VisibleRows = 240;
    private static readonly string Given = Repository.PathOf("environments/optimize-llm-foundry/agent");

    [Fact]
    public void The_visible_rows_are_made_like_the_hidden_ones()
    {
        // A stream of its own: no scoring draws these rows.
        var rows = new RowGenerator(new(seed: 20261127, stream: 0)).Take(VisibleRows);
        var file = Path.Combine(Given, "train_data.jsonl");
        if (System.Environment.GetEnvironmentVariable("REBENCH_UPDATE_GOLDEN") == "1")
        {
            FinetuneInputs.WriteRows(file, rows);
        }

        Assert.Equal(rows, File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement).Select(row => new FinetuneRow(row.GetProperty("prompt").GetString()!, row.GetProperty("response").GetString()!)));
    }

    [Fact]
    public void A_case_is_the_same_for_a_seed_and_another_for_another()
    {
        var (first, again, other) = (FinetuneCase.Timed(7, 600, "cpu"), FinetuneCase.Timed(7, 600, "cpu"), FinetuneCase.Timed(8, 600, "cpu"));

        Assert.Equal(first.Rows, again.Rows);
        Assert.Equal(first.Options, again.Options);
        Assert.NotEqual(first.Rows, other.Rows);
        Assert.NotEqual(first.Options, other.Options);
    }

    [Fact]
    public void Every_case_has_as_many_rows_to_go_through_and_options_that_the_given_file_has()
    {
        var names = File.ReadLines(Path.Combine(Given, "finetune/finetune.yaml")).Where(line => line.Contains(": ", StringComparison.Ordinal) && line[0] != '#').Select(line => line.Split(':')[0]).ToHashSet();
        for (var seed = 0; seed < 200; seed++)
        {
            var timed = FinetuneCase.Timed(seed, 600, "cpu");

            Assert.Equal(600, timed.Rows.Count * int.Parse(timed.Options["epochs"], System.Globalization.CultureInfo.InvariantCulture));
            Assert.All(timed.Options.Keys.Concat(FinetuneCase.Checked(seed, "cpu").Options.Keys), name => Assert.Contains(name, names));
        }
    }

    [Fact]
    public void A_case_is_laid_out_with_a_model_of_another_folder_and_as_many_heads()
    {
        using var folder = new TempFolder();
        folder.Write("gpt2-xl-bytes/visible/model.safetensors", "weights");
        folder.Write("gpt2-xl-bytes/visible/tokenizer.json", "tokens");
        folder.Write("gpt2-xl-bytes/visible/vocab.json", "more");
        folder.Write("solution/finetune/finetune.yaml", "theirs");

        FinetuneInputs.Write(folder["solution"], Path.Combine(Given, "finetune/finetune.yaml"), folder["gpt2-xl-bytes", "visible"], FinetuneCase.Timed(7, 600, "cuda").With(heads: 25));

        Assert.Equal("weights", File.ReadAllText(folder["solution", "base", "model.safetensors"]));
        Assert.Equal(["model.safetensors", "tokenizer.json"], Directory.GetFiles(folder["solution", "base"]).Select(Path.GetFileName).Order());
        var options = File.ReadAllLines(folder["solution", "finetune", "finetune.yaml"]);
        Assert.Contains("heads: 25", options);
        Assert.Contains("device: cuda", options);
        Assert.Equal(File.ReadAllLines(Path.Combine(Given, "finetune/finetune.yaml")).Length, options.Length);
    }

    [Fact]
    public void The_options_of_the_gpu_profile_are_the_given_ones_for_its_model()
    {
        var gpu = File.ReadAllLines(Repository.PathOf("environments/optimize-llm-foundry/agent-gpu/finetune/finetune.yaml"));

        Assert.Equal(["device: cuda", "heads: 25"], gpu.Except(File.ReadAllLines(Path.Combine(Given, "finetune/finetune.yaml"))).Order());
    }

    [Fact]
    public void Rows_that_the_loss_is_taken_on_are_not_those_that_were_trained_on()
    {
        var trained = FinetuneCase.Timed(3, 600, "cpu").Rows;

        Assert.NotEqual(trained.Take(50), FinetuneCase.HeldOut(3, 50));
    }

    [Fact]
    public void The_untimed_case_has_rows_at_the_edge()
    {
        var odd = FinetuneCase.Checked(5, "cpu");

        Assert.Contains(odd.Rows, row => row.Response == "");
        Assert.Contains(odd.Rows, row => row.Prompt == "");
        Assert.Contains(odd.Rows, row => row.Prompt.Length > 500);
        Assert.NotEqual(0, odd.Rows.Count % int.Parse(odd.Options["batch_size"], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Draws_reach_all_of_their_range_evenly()
    {
        var draw = new HiddenDraw(1, 1);

        var counts = Enumerable.Range(0, 60_000).Select(_ => draw.Between(3, 8)).CountBy(value => value).OrderBy(pair => pair.Key).ToList();

        Assert.Equal([3, 4, 5, 6, 7, 8], counts.Select(pair => pair.Key));
        Assert.All(counts, pair => Assert.InRange(pair.Value, 9_500, 10_500));
    }
}
