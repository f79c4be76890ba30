using Microsoft.Extensions.Time.Testing;
using RE.Bench.Models;
using RE.Bench.Models.Concurrency;

namespace RE.Bench.Tests.Models.Concurrency;

public sealed class SlotGateTests
{
    private static readonly Uri Address = new("http://localhost:8000/v1");
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_complaint_shrinks_the_number_once_a_window()
    {
        var gate = Gate(new() { Start = 10 });
        using var slot = gate.TryTake()!;

        slot.Throttled();
        slot.Throttled();
        Assert.Equal(7, gate.Capacity);

        _time.Advance(TimeSpan.FromSeconds(15));
        slot.Throttled();
        Assert.Equal(4, gate.Capacity);
    }

    [Fact]
    public void It_never_shrinks_below_the_least()
    {
        var gate = Gate(new() { Start = 2 });
        for (var i = 0; i < 5; i++)
        {
            using var slot = gate.TryTake()!;
            slot.Throttled();
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, gate.Capacity);
    }

    [Fact]
    public void As_many_good_answers_as_slots_make_one_more_but_only_when_all_are_in_use()
    {
        var gate = Gate(new() { Start = 2, Most = 3 });
        using var first = gate.TryTake()!;
        first.Answered();
        first.Answered();
        Assert.Equal(2, gate.Capacity);

        using var second = gate.TryTake()!;
        first.Answered();
        second.Answered();
        Assert.Equal(3, gate.Capacity);

        using var third = gate.TryTake()!;
        Array.ForEach([first, second, third, first], slot => slot.Answered());
        Assert.Equal(3, gate.Capacity);
    }

    [Fact]
    public async Task Who_waits_longest_goes_first_and_who_leaves_is_passed_over()
    {
        var gate = Gate(new() { Start = 1 });
        using var leaving = new CancellationTokenSource();
        var held = gate.TryTake()!;
        var left = gate.TakeAsync(leaving.Token);
        var second = gate.TakeAsync(TestContext.Current.CancellationToken);
        var third = gate.TakeAsync(TestContext.Current.CancellationToken);
        await leaving.CancelAsync();

        held.Dispose();

        using var slot = await second;
        Assert.Null(gate.TryTake());
        Assert.False(third.IsCompleted);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        slot.Dispose();
        using var last = await third;
        Assert.Equal(1, gate.InUse);
    }

    [Fact]
    public async Task A_shrunken_gate_lets_nobody_in_until_enough_calls_are_over()
    {
        var gate = Gate(new() { Start = 4, Shrink = 0.5 });
        var slots = Enumerable.Range(0, 4).Select(_ => gate.TryTake()!).ToList();
        var waiting = gate.TakeAsync(TestContext.Current.CancellationToken);

        slots[0].Throttled();
        slots[0].Dispose();
        slots[1].Dispose();
        Assert.False(waiting.IsCompleted);

        slots[2].Dispose();
        using var slot = await waiting;
        Assert.Equal((2, 2), (gate.Capacity, gate.InUse));
    }

    [Fact]
    public async Task Runs_of_a_process_share_the_slots_of_an_address_and_a_provider_that_complains_is_asked_less()
    {
        await using var world = await ModelWorld.StartAsync();
        var open = new TaskCompletionSource();
        world.Server.Gate = open.Task;
        var slots = new ProviderSlots(new() { Start = 3 }, world.Time);
        var factory = new ChatModelFactory(new() { OpenAi = ModelWorld.Key }, Bench.Agents.Catalog.PriceFile.Shipped(), new(), world.Time, slots);
        CountedWaits[] waits = [.. Enumerable.Range(0, 6).Select(_ => new CountedWaits())];
        var models = waits.Select(wait => factory.Create(new() { Provider = ModelProvider.OpenAi, Model = "plain", BaseUrl = world.Url }, wait)).ToList();

        var asking = models.Select(ModelWorld.AskAsync).ToList();
        while (world.Requests.Count < 3 || waits.Sum(wait => wait.Started) < 3)
        {
            await Task.Yield();
        }

        Assert.Equal((3, 3), (slots.For(world.Url).InUse, world.Requests.Count));
        open.SetResult();
        await Task.WhenAll(asking);
        Assert.Equal((3, 3, 3), (world.Server.MostAtOnce, waits.Sum(wait => wait.Started), waits.Sum(wait => wait.Ended)));
        models.ForEach(model => model.Dispose());

        await ModelWorld.AskAsync(Throttled(world, slots));
        Assert.True(slots.For(world.Url).Capacity < 4, $"{slots.For(world.Url).Capacity}");
    }

    private static ChatModel Throttled(ModelWorld world, ProviderSlots slots) =>
        new ChatModelFactory(new() { OpenAi = ModelWorld.Key }, Bench.Agents.Catalog.PriceFile.Shipped(), new(), world.Time, slots)
            .Create(new() { Provider = ModelProvider.OpenAi, Model = "429-once", BaseUrl = world.Url }, world.Waits);

    private SlotGate Gate(SlotRules rules) => new ProviderSlots(rules, _time).For(Address);
}
