using System.Text.Json;
using RE.Bench.Budgets;
using RE.Bench.Planning.Batches;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Planning.Batches;

public sealed class BatchStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private BatchFolder Folder => new(_folder["batch"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_batch_is_read_as_it_was_written()
    {
        var batch = SomeBatch.Of(3);

        BatchStore.Write(Folder, batch);

        var read = BatchStore.Read(Folder);
        Assert.Equal(JsonSerializer.Serialize(batch, BatchJson.Indented.Batch), JsonSerializer.Serialize(read, BatchJson.Indented.Batch));
        Assert.Equal(batch.Runs, read.Runs);
    }

    [Theory]
    [InlineData("rebench.batch/1", "rebench.batch/2", "has the schema 'rebench.batch/2', and this version reads 'rebench.batch/1'")]
    [InlineData("\"run\": \"run-1\"", "\"run\": \"../elsewhere\"", "names the run '../elsewhere', which is no folder's name of ours")]
    [InlineData("\"run\": \"run-1\"", "\"run\": \"run-2\"", "has the run 'run-2' twice")]
    [InlineData("\"time\": \"PT30M\"", "\"time\": \"-PT30M\"", "has a run without time")]
    [InlineData("\"epochs\": 2", "\"epochs\": \"two\"", "is not a batch that this version can read")]
    [InlineData("\"environments\": [", "\"environments\": null, \"x\": [", "is not a batch that this version can read")]
    [InlineData("{", "", "is not a batch that this version can read")]
    public void A_damaged_batch_is_refused_by_what_is_wrong(string from, string to, string message)
    {
        BatchStore.Write(Folder, SomeBatch.Of(2));
        var text = File.ReadAllText(Folder.File);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        File.WriteAllText(Folder.File, text[..at] + to + text[(at + from.Length)..]);

        var failure = Assert.Throws<UserErrorException>(() => BatchStore.Read(Folder));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_cut_of_a_batch_is_refused_and_crashes_nothing()
    {
        BatchStore.Write(Folder, SomeBatch.Of(1));
        var bytes = File.ReadAllBytes(Folder.File);

        for (var length = 0; length < bytes.Length - 1; length++)
        {
            File.WriteAllBytes(Folder.File, bytes[..length]);
            Assert.Throws<UserErrorException>(() => BatchStore.Read(Folder));
        }
    }
}
