using RE.Bench.Budgets;
using RE.Bench.Planning.Batches;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Planning.Batches;

public sealed class BatchMergeTests
{
    [Fact]
    public void The_same_command_gives_the_same_runs_and_more_epochs_add_to_them()
    {
        var again = SomeBatch.Of(3) with { Runs = [.. SomeBatch.Of(3).Runs.Select(run => run with { Run = $"new-{run.Epoch}", Seed = 99 })] };

        var merged = BatchMerge.Extend(SomeBatch.Of(2), again);

        Assert.Equal(["run-1", "run-2", "new-3"], merged.Runs.Select(run => run.Run));
        Assert.Equal([1, 2, 99], merged.Runs.Select(run => run.Seed));
        Assert.Equal(3, merged.Asked.Epochs);
    }

    [Fact]
    public void Another_agent_adds_its_runs_and_a_new_purse_replaces_the_old()
    {
        var asked = SomeBatch.Of(1);
        var other = asked with { Asked = asked.Asked with { Agents = ["other"], Purse = new(Tokens: 7) }, Runs = [asked.Runs[0] with { Run = "new-1", Agent = "other" }] };

        var merged = BatchMerge.Extend(SomeBatch.Of(1), other);

        Assert.Equal(["run-1", "new-1"], merged.Runs.Select(run => run.Run));
        Assert.Equal(["lambda", "other"], merged.Asked.Agents);
        Assert.Equal(new BatchPurse(5, 7), merged.Asked.Purse);
    }

    [Fact]
    public void All_that_changed_is_one_message()
    {
        var old = SomeBatch.Of(2);
        var now = old with
        {
            Asked = old.Asked with { Sandbox = "docker" },
            Runs = [old.Runs[0] with { EnvironmentDigest = "sha256:new", EnvironmentVersion = "1.1.0" }, old.Runs[1] with { Limits = new RunLimits { Time = TimeSpan.FromHours(1), Tokens = 5 } }],
        };

        var failure = Assert.Throws<UserErrorException>(() => BatchMerge.Extend(old, now));

        Assert.Equal(
            "The batch 'batch-1' was planned otherwise, so its runs could not be compared: the environment 'number' changed (version 1.0.0, digest sha256:test; now 1.1.0, sha256:new); "
            + "the limits of 'number' were 30m and are 1h, 5 tokens; the sandbox was 'fake' and is 'docker'. Restore what it was to go on with it, or choose another folder for a new batch; nothing was changed.",
            failure.Message);
    }
    [Fact]
    public void A_batch_keeps_its_weak_model_and_takes_no_other()
    {
        var old = SomeBatch.Of(1);
        old = old with { Asked = old.Asked with { WeakModel = "compatible/tiny" } };

        Assert.Equal("compatible/tiny", BatchMerge.Extend(old, SomeBatch.Of(1)).Asked.WeakModel);
        var failure = Assert.Throws<UserErrorException>(() => BatchMerge.Extend(SomeBatch.Of(1), old));

        Assert.Contains("the weak model was the simulated one and is 'compatible/tiny'", failure.Message, StringComparison.Ordinal);
    }
}
