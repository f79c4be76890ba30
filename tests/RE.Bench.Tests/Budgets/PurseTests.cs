using CsCheck;
using RE.Bench.Budgets;

namespace RE.Bench.Tests.Budgets;

public sealed class PurseTests
{
    private static readonly PurseLimits Run = new() { Tokens = 1000, CostUsd = 1, Messages = 12, Scores = 2 };
    private static readonly PurseLimits Batch = new() { Tokens = 1500, CostUsd = 1.5m, Messages = 20, Scores = 3, Prefix = "batch-" };

    private static readonly Gen<(int Purse, Spending Worst, double Share, bool Settles)> Steps =
        from purse in Gen.Int[0, 1]
        from tokens in Gen.Long[0, 400]
        from cents in Gen.Int[0, 60]
        from share in Gen.Double[0, 1]
        from settles in Gen.Bool
        select (purse, new Spending(tokens, cents / 100m, 1), share, settles);

    [Fact]
    public void No_limit_of_a_run_or_its_batch_is_passed_by_more_than_one_call()
    {
        Steps.Array[1, 80].Sample(steps =>
        {
            var batch = new Purse(Batch);
            Purse[] runs = [new(Run, batch), new(Run, batch)];
            var open = new Queue<(PurseHold Hold, Spending Worst, double Share)>();
            foreach (var step in steps)
            {
                if (step.Settles && open.TryDequeue(out var ended))
                {
                    ended.Hold.Settle(new((long)(ended.Worst.Tokens * ended.Share), ended.Worst.CostUsd * (decimal)ended.Share, 1));
                }
                else if (Try(runs[step.Purse], step.Worst) is { } hold)
                {
                    open.Enqueue((hold, step.Worst, step.Share));
                }

                AssertWithin(batch, Batch);
                Array.ForEach(runs, run => AssertWithin(run, Run));
                Assert.Equal(batch.Settled, runs[0].Settled + runs[1].Settled);
            }
        });
    }

    [Fact]
    public async Task Calls_of_many_threads_at_once_pass_a_limit_by_one_call_at_most()
    {
        var batch = new Purse(new PurseLimits { CostUsd = 1, Prefix = "batch-" });
        var began = 0;

        var spent = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(
            async () =>
            {
                var run = new Purse(new PurseLimits(), batch);
                try
                {
                    while (true)
                    {
                        using var hold = await run.ReserveAsync(new(100, 0.09m, 1), TestContext.Current.CancellationToken);
                        Interlocked.Increment(ref began);
                        await Task.Yield();
                        hold.Settle(new(50, 0.05m, 1));
                    }
                }
                catch (LimitReachedException reached)
                {
                    return reached.Limit;
                }
            },
            TestContext.Current.CancellationToken)));

        Assert.All(spent, limit => Assert.Equal("batch-cost", limit));
        Assert.Equal(20, began);
        Assert.Equal((1.00m, 0m), (batch.Settled.CostUsd, batch.Reserved.CostUsd));
    }

    [Fact]
    public async Task A_call_that_does_not_fit_beside_an_open_one_waits_until_that_one_is_settled()
    {
        var purse = new Purse(new PurseLimits { CostUsd = 1 });
        using var open = purse.TryReserve(new(0, 0.8m, 1))!;
        var waiting = purse.ReserveAsync(new(0, 0.8m, 1), TestContext.Current.CancellationToken).AsTask();
        Assert.False(waiting.IsCompleted);

        open.Settle(new(0, 0.1m, 1));

        using var second = await waiting;
        Assert.Equal((0.1m, 0.8m), (purse.Settled.CostUsd, purse.Reserved.CostUsd));
    }

    [Fact]
    public void A_lone_call_may_pass_the_limit_and_the_next_is_refused_by_the_limits_name()
    {
        var purse = new Purse(new PurseLimits { Tokens = 100 });
        purse.TryReserve(new(5000, 0, 1))!.Settle(new(180, 0, 1));

        var refused = Assert.Throws<LimitReachedException>(() => purse.TryReserve(new(1, 0, 1)));

        Assert.Equal(("tokens", "tokens"), (refused.Limit, purse.Reached));
    }

    [Fact]
    public void What_a_journal_knows_is_booked_with_the_parent_too_and_a_call_that_failed_gives_all_back()
    {
        var batch = new Purse(Batch);
        var run = new Purse(Run, batch);

        run.Book(new(700, 0.2m, 3));
        run.TryReserve(new(200, 0.1m, 1))!.Dispose();

        Assert.Equal((new Spending(700, 0.2m, 3), new Spending(700, 0.2m, 3), default), (run.Settled, batch.Settled, batch.Reserved));
    }

    [Fact]
    public void Scorings_are_counted_and_end_neither_model_calls_nor_each_other_early()
    {
        var purse = new Purse(Run);
        var score = new Spending(0, 0, 0, 1);
        purse.TryReserve(score)!.Settle(score);
        purse.TryReserve(score)!.Settle(score);

        Assert.Equal("scores", Assert.Throws<LimitReachedException>(() => purse.TryReserve(score)).Limit);
        Assert.NotNull(purse.TryReserve(new(1, 0, 1)));
        Assert.Null(purse.Reached);
    }

    private static PurseHold? Try(Purse purse, Spending worst)
    {
        try
        {
            return purse.TryReserve(worst);
        }
        catch (LimitReachedException)
        {
            return null;
        }
    }

    // The largest call that the generator makes takes 400 tokens and 60 cents.
    private static void AssertWithin(Purse purse, PurseLimits limits)
    {
        var all = purse.Settled + purse.Reserved;
        Assert.True(all.Tokens < limits.Tokens + 400 || all.Tokens <= limits.Tokens, $"{all}");
        Assert.True(all.CostUsd < limits.CostUsd + 0.60m || all.CostUsd <= limits.CostUsd, $"{all}");
        Assert.True(all.Messages <= limits.Messages, $"{all}");
    }
}
