using RE.Bench.Budgets;
using RE.Bench.Models.Prices;
using RE.Bench.Planning.Estimates;
using RE.Bench.Planning.Resources;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Planning.Estimates;

public sealed class BatchEstimatorTests
{
    private const long Gibibyte = 1L << 30;
    private static readonly MachineResources Machine = new(4, 16 * Gibibyte, new FakeGpus(2).Devices);

    [Fact]
    public void Two_at_a_time_take_half_the_hours_on_the_wall()
    {
        var estimate = new BatchEstimator(Machine, 100 * Gibibyte, 2).Estimate([Run(1), Run(2), Run(3), Run(4)], 1, new());

        Assert.Equal(TimeSpan.FromHours(2), estimate.Time);
        Assert.Equal(TimeSpan.FromHours(1), estimate.Wall);
        Assert.Equal((2, 2 * Gibibyte, 1), (estimate.AtOnce, estimate.DiskBytes, estimate.Over));
        Assert.Equal([null, null, "run-1", "run-2"], estimate.Runs.Select(run => run.After));
        Assert.Equal([null, null, "its turn", "its turn"], estimate.Runs.Select(run => run.WaitsFor));
    }

    [Fact]
    public void Runs_that_fit_go_past_one_that_waits()
    {
        var large = Run(2) with { Need = new(4, Gibibyte, Gibibyte, null) };

        var estimate = new BatchEstimator(Machine, 100 * Gibibyte, null).Estimate([Run(1), large, Run(3)], 0, new());

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromMinutes(30), TimeSpan.Zero], estimate.Runs.Select(run => run.Begins));
        Assert.Equal("cores", estimate.Runs[1].WaitsFor);
    }

    [Fact]
    public void Gpus_are_counted_in_hours_and_waited_for()
    {
        var need = new ResourceNeed(1, Gibibyte, Gibibyte, new GpuNeed(2, "H100", 75 * Gibibyte));

        var estimate = new BatchEstimator(Machine, 100 * Gibibyte, null).Estimate([Run(1) with { Need = need }, Run(2) with { Need = need }], 0, new());

        Assert.Equal(2.0, estimate.GpuHours);
        Assert.Equal(1, estimate.AtOnce);
        Assert.Equal("GPUs", estimate.Runs[1].WaitsFor);
    }

    [Fact]
    public void Dollars_are_the_least_of_the_limits_and_unknown_without_one()
    {
        var price = new AgentPrice.Known(new ModelPrice { Input = 3, Output = 15 });

        Assert.Equal(1.5m, price.AtMost(Limits(tokens: 100_000)));
        Assert.Equal(1m, price.AtMost(Limits(tokens: 100_000, cost: 1)));
        Assert.Null(price.AtMost(Limits()));
        Assert.Null(new AgentPrice.Unknown("x").AtMost(Limits(tokens: 5)));
        Assert.Equal(0m, new AgentPrice.Free().AtMost(Limits()));
    }

    [Fact]
    public void A_purse_bounds_what_no_run_bounds()
    {
        var estimator = new BatchEstimator(Machine, 100 * Gibibyte, null);
        var unbounded = Run(1) with { Price = new AgentPrice.Known(new ModelPrice { Input = 3, Output = 15 }) };

        Assert.Null(estimator.Estimate([unbounded], 0, new()).CostUsd);
        Assert.Equal(1, estimator.Estimate([unbounded], 0, new()).UnknownCosts);
        Assert.Equal(7m, estimator.Estimate([unbounded], 0, new(CostUsd: 7)).CostUsd);
        Assert.Equal(0m, estimator.Estimate([Run(1)], 0, new(CostUsd: 7)).CostUsd);
    }

    [Fact]
    public void What_can_never_fit_is_said_once_for_each_environment_with_all_reasons()
    {
        var huge = new ResourceNeed(48, 400 * Gibibyte, 500 * Gibibyte, new GpuNeed(6, "H100", 75 * Gibibyte));

        var problems = new BatchEstimator(Machine, 100 * Gibibyte, null).NeverFit([Run(1) with { Need = huge }, Run(2) with { Need = huge }, Run(3)]);

        Assert.Equal(
            "'number' (cpu) cannot run on this machine: it needs 48 cores, and there are 4; it needs 400GiB of memory, and there are 16GiB; "
            + "it needs 6 GPUs with 75GiB each, and 2 of the 2 here will do; it needs 500GiB of disk, and 100GiB are free.",
            Assert.Single(problems));
    }

    private static PlannedNeed Run(int epoch) => new(SomeBatch.Run(epoch), new ResourceNeed(1, Gibibyte, Gibibyte, null), new AgentPrice.Free());

    private static RunLimits Limits(long? tokens = null, decimal? cost = null) => new() { Time = TimeSpan.FromHours(1), Tokens = tokens, CostUsd = cost };
}
