using System.Text.Json;
using RE.Bench.Environments.Data.Corpus;
using RE.Bench.Scorers.OptimizeLlmFoundry;
using RE.Bench.Scoring.Execution.Finetuning;

namespace RE.Bench.Scorers.Tests.OptimizeLlmFoundry;

public sealed class RowEncodingTests
{
    [Fact]
    public void Tokens_are_those_of_the_corpus_s_own_encoding()
    {
        var file = Path.Combine(FoundryFolder.Environment, "agent/base/tokenizer.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var known = new BytePairEncoding([.. json.RootElement.GetProperty("merges").EnumerateArray().Select(pair => (pair[0].GetInt32(), pair[1].GetInt32()))]);
        var encoding = RowEncoding.Read(file);

        Assert.Equal(known.EndOfDocument, encoding.End);
        Assert.All(FinetuneCase.Checked(1, "cpu").Rows.Concat(FinetuneCase.HeldOut(1, 100)).SelectMany(row => new[] { row.Prompt, row.Response }),
            text => Assert.Equal(known.Encode(text).Select(token => (int)token), encoding.Encode(text)));
    }
}
