using System.Globalization;
using RE.Bench.Scoring.Sealing;

namespace RE.Bench.Tests.Scoring.Sealing;

public sealed class SealingRaceTests : IDisposable
{
    private const int Seals = 60;
    private readonly SealingFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public async Task A_file_swapped_for_a_link_while_it_is_sealed_never_leaks()
    {
        _fixture.Outside.Write("secret", "HELD-OUT");
        _fixture.Solution.Write("answer.json", "inside");

        await SealWhile(i =>
        {
            var next = _fixture.Solution[$"next-{i % 2}"];
            File.Delete(next);
            if (i % 2 == 0)
            {
                File.CreateSymbolicLink(next, _fixture.Outside["secret"]);
            }
            else
            {
                File.WriteAllText(next, "inside");
            }

            File.Move(next, _fixture.Solution["answer.json"], overwrite: true);
        });

        AssertNothingLeaked();
    }

    [Fact]
    public async Task A_folder_swapped_for_a_link_while_it_is_sealed_never_leaks()
    {
        _fixture.Outside.Write("answer.json", "HELD-OUT");
        _fixture.Solution.Write("tree/answer.json", "inside");

        await SealWhile(i =>
        {
            Directory.Move(_fixture.Solution["tree"], _fixture.Solution["aside"]);
            Directory.CreateSymbolicLink(_fixture.Solution["tree"], _fixture.Outside);
            File.Delete(_fixture.Solution["tree"]);
            Directory.Move(_fixture.Solution["aside"], _fixture.Solution["tree"]);
        });

        AssertNothingLeaked();
    }

    [Fact]
    public async Task A_file_that_grows_under_the_reader_is_refused_or_sealed_as_it_was()
    {
        _fixture.Solution.Write("answer.json", "x");

        await SealWhile(i => File.AppendAllText(_fixture.Solution["answer.json"], (i % 10).ToString(CultureInfo.InvariantCulture)));

        Assert.All(Directory.EnumerateDirectories(_fixture.Store), folder => Assert.Empty(SealedSubmission.Open(folder).Verify()));
    }

    private async Task SealWhile(Action<int> disturb)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var disturbance = Task.Run(() => Disturb(disturb, stop.Token), TestContext.Current.CancellationToken);
        for (var i = 0; i < Seals; i++)
        {
            _ = _fixture.Seal(new(), Directory.Exists(_fixture.Solution["tree"]) ? "tree" : "answer.json");
        }

        await stop.CancelAsync();
        Assert.NotEqual(0, await disturbance);
    }

    private static int Disturb(Action<int> disturb, CancellationToken cancellationToken)
    {
        var count = 0;
        for (; !cancellationToken.IsCancellationRequested; count++)
        {
            disturb(count);
        }

        return count;
    }

    private void AssertNothingLeaked() => Assert.All(
        Directory.EnumerateFiles(_fixture.Store, "answer.json", SearchOption.AllDirectories),
        file => Assert.Equal("inside", File.ReadAllText(file)));
}
