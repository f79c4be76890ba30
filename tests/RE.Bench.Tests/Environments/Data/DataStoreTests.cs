using RE.Bench.Budgets;
using RE.Bench.Environments.Data;

namespace RE.Bench.Tests.Environments.Data;

public sealed class DataStoreTests : IDisposable
{
    private readonly FakeRegistry _registry = new();
    private readonly RecordedProgress _progress = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public async Task Data_are_fetched_prepared_and_reported_step_by_step()
    {
        var data = await EnsureAsync();

        Assert.Equal(["talks@1.0.0", "novel@1.0.0", "words@1.0.0"], _registry.Fetched);
        Assert.Equal(["bpe.json", "meta.json", "train.bin", "validation.bin"], Directory.GetFiles(data.VisibleFolder).Select(Path.GetFileName).Order());
        Assert.Equal(["heldout.bin"], Directory.GetFiles(data.HeldOutFolder).Select(Path.GetFileName));
        Assert.Equal([0, 1, 2, 3, 4], _progress.Reports.Select(report => report.Done));
    }

    [Fact]
    public async Task The_second_use_fetches_nothing()
    {
        await EnsureAsync();
        _registry.Disconnect();

        await EnsureAsync();

        Assert.Equal(3, _registry.Fetched.Count);
    }

    [Fact]
    public async Task What_was_fetched_before_the_network_went_is_not_fetched_again()
    {
        File.Move(Path.Combine(_registry.Served, "words-1.0.0.tgz"), Path.Combine(_registry.Served, "away"));
        await Assert.ThrowsAsync<UserErrorException>(EnsureAsync);
        File.Move(Path.Combine(_registry.Served, "away"), Path.Combine(_registry.Served, "words-1.0.0.tgz"));

        await EnsureAsync();

        Assert.Equal(["talks@1.0.0", "novel@1.0.0", "words@1.0.0", "words@1.0.0"], _registry.Fetched);
    }

    [Fact]
    public async Task Without_a_network_the_message_names_package_cause_and_remedy()
    {
        _registry.Disconnect();

        var error = await Assert.ThrowsAsync<UserErrorException>(EnsureAsync);

        Assert.Contains("'talks@1.0.0'", error.Message, StringComparison.Ordinal);
        Assert.Contains("ENOTFOUND", error.Message, StringComparison.Ordinal);
        Assert.Contains("Check the network", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_npm_the_message_says_how_to_get_it()
    {
        _registry.RemoveNpm();

        var error = await Assert.ThrowsAsync<UserErrorException>(EnsureAsync);

        Assert.Contains("apt-get install npm", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_with_other_bytes_is_refused_and_not_kept()
    {
        File.AppendAllText(Path.Combine(_registry.Served, "novel-1.0.0.tgz"), "x");

        var error = await Assert.ThrowsAsync<UserErrorException>(EnsureAsync);

        Assert.Contains("'novel@1.0.0' has the integrity", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Path.Combine(_registry.Folders.Cache, "packages")), file => file.Contains("novel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_prepared_file_is_made_again()
    {
        var data = await EnsureAsync();
        var before = File.ReadAllBytes(Path.Combine(data.VisibleFolder, "train.bin"));
        File.WriteAllText(Path.Combine(data.VisibleFolder, "train.bin"), "cut");

        await EnsureAsync();

        Assert.Equal(before, File.ReadAllBytes(Path.Combine(data.VisibleFolder, "train.bin")));
        Assert.Equal(3, _registry.Fetched.Count);
    }

    [Fact]
    public async Task Two_at_once_prepare_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(EnsureAsync, TestContext.Current.CancellationToken)));

        Assert.Equal(3, _registry.Fetched.Count);
    }

    [Fact]
    public async Task An_unknown_data_set_is_answered_with_the_known_ones()
    {
        var error = await Assert.ThrowsAsync<UserErrorException>(() => _registry.Store.EnsureAsync("smal", _progress, TestContext.Current.CancellationToken));

        Assert.Contains("Known: small", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_fetch_ends()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _registry.Store.EnsureAsync("small", _progress, cancelled.Token));
    }

    [Theory]
    [InlineData("/c", "/x", "/h", "/c")]
    [InlineData(null, "/x", "/h", "/x/rebench")]
    [InlineData("", "", "/h", "/h/.cache/rebench")]
    public void The_cache_lies_where_the_variables_say(string? own, string? xdg, string? home, string expected) =>
        Assert.Equal(expected, DataFolders.DefaultCache(name => name switch { "REBENCH_CACHE" => own, "XDG_CACHE_HOME" => xdg, _ => home }));

    private Task<PreparedData> EnsureAsync() => _registry.Store.EnsureAsync("small", _progress, TestContext.Current.CancellationToken);
}
