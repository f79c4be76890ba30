using System.Security.Cryptography;
using System.Text;
using CsCheck;
using RE.Bench.Analysis.Imports;
using RE.Bench.Analysis.Records;
using RE.Bench.Planning;
using RE.Bench.Tests.Environments;
using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Analysis.Records;

/// <summary>Whatever a file holds, reading ends with runs and problems; nothing is thrown.</summary>
public sealed class HostileRunsTests : IClassFixture<GoodRuns>, IDisposable
{
    private static readonly string[] Odd =
    [
        "null", "NaN", "1e999", "-1e999", "-1", "0", "99999999999999999999", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "[null]", "{}", "true", "\"PT1H\"", "\"-PT1H\"", "\"P9999999D\"",
        "1e-320", "2147483647", "\"9999-12-31T23:59:59Z\"", "{\"a\":1,\"a\":2}", "\"last\"", "\"scored\"", new string('[', 200), "\"\u202e<script>\"", "",
    ];

    private static readonly Gen<string> Values = Gen.Int[0, Odd.Length - 1].Select(at => Odd[at]);

    private readonly TempFolder _folder = new();
    private readonly SampleEnvironments _environments = new();
    private readonly RunFolder _run;

    public HostileRunsTests(GoodRuns good) => _run = good.Copy("b", _folder);

    public void Dispose()
    {
        _folder.Dispose();
        _environments.Dispose();
    }

    [Fact]
    public void Random_bytes_are_problems() => Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, 3]).Sample(
        (bytes, place) =>
        {
            var file = Places()[place];
            File.WriteAllBytes(file, bytes);
            Read(file);
        },
        iter: Often.Times(200),
        threads: 1);

    [Fact]
    public void Results_with_any_bytes_changed_are_runs_or_problems()
    {
        var good = File.ReadAllBytes(_run.Result);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, 20]).Array[1, 4].Sample(changes => ReadAs(_run.Result, Changed(good, changes)), iter: Often.Times(200), threads: 1);
    }

    [Fact]
    public void Results_with_any_value_replaced_are_runs_or_problems()
    {
        var good = File.ReadAllText(_run.Result);
        Gen.Select(Gen.Int[0, good.Length - 1], Values).Sample((at, value) => ReadAs(_run.Result, Encoding.UTF8.GetBytes(Replaced(good, at, value))), iter: Often.Times(400), threads: 1);
    }

    [Fact]
    public void Journals_with_any_bytes_changed_are_runs_or_problems()
    {
        File.Delete(_run.Result);
        var good = File.ReadAllBytes(_run.Journal);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, 20]).Array[1, 4].Sample(changes => ReadAs(_run.Journal, Changed(good, changes)), iter: Often.Times(200), threads: 1);
    }

    [Fact]
    public void Journals_with_any_value_replaced_and_a_new_chain_are_runs_or_problems()
    {
        File.Delete(_run.Result);
        var good = File.ReadAllText(_run.Journal);
        Gen.Select(Gen.Int[0, good.Length - 1], Values).Sample((at, value) => ReadAs(_run.Journal, Chained(Replaced(good, at, value))), iter: Often.Times(400), threads: 1);
    }

    [Fact]
    public void A_journal_whose_machine_has_a_null_for_a_GPU_is_a_problem()
    {
        File.Delete(_run.Result);
        var good = File.ReadAllText(_run.Journal);
        Assert.Contains("\"gpus\":[]", good, StringComparison.Ordinal);
        File.WriteAllBytes(_run.Journal, Chained(good.Replace("\"gpus\":[]", "\"gpus\":[null]", StringComparison.Ordinal)));

        var set = RunReader.Read([_run.Path], _environments.Catalog, TestContext.Current.CancellationToken);

        Assert.Contains("its lists have holes", Assert.Single(set.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Record_lines_with_any_value_replaced_are_runs_or_problems()
    {
        var file = _folder["a.runs.jsonl"];
        RunRecordFile.Write(file, RunReader.Read([_run.Path], TestContext.Current.CancellationToken).Runs);
        var good = File.ReadAllText(file);
        Gen.Select(Gen.Int[0, good.Length - 2], Values).Sample((at, value) => ReadAs(file, Encoding.UTF8.GetBytes(Replaced(good, at, value))), iter: Often.Times(400), threads: 1);
    }

    [Fact]
    public void Rows_of_a_table_with_any_value_replaced_are_runs_or_problems()
    {
        const string good = """{"run_id": 7, "task_family": "ai_rd_fix_embedding", "alias": "o1", "score": 0.8, "time_limit": 7200, "started_at": 1734070031112, "completed_at": 1734071923976, "fatal_error_from": "x"}""";
        Gen.Select(Gen.Int[0, good.Length - 1], Values).Sample(
            (at, value) =>
            {
                var table = _folder.Write("table.jsonl", Replaced(good, at, value));
                Assert.All(MetrTable.Read(table, TestContext.Current.CancellationToken).Runs, run => Assert.Empty(RecordChecks.All(run)));
            },
            iter: Often.Times(400),
            threads: 1);
    }

    private static byte[] Changed(byte[] good, (int At, byte Value, int Cut)[] changes)
    {
        var bytes = good.ToArray();
        foreach (var (at, value, cut) in changes)
        {
            bytes[Math.Min(at, bytes.Length - 1)] = value;
            bytes = cut == 0 ? bytes[..Math.Clamp(at, 1, bytes.Length)] : bytes;
        }

        return bytes;
    }

    // From a place to the next comma, or the next end of an object, a value is put.
    private static string Replaced(string good, int at, string value)
    {
        var start = good.IndexOf(':', at);
        var end = start < 0 ? -1 : good.IndexOfAny([',', '}', '\n'], start);
        return end < 0 ? good[..at] + value : string.Concat(good.AsSpan(0, start + 1), value, good.AsSpan(end));
    }

    private static byte[] Chained(string journal)
    {
        var (text, prev) = (new StringBuilder(), "");
        foreach (var line in journal.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.LastIndexOf("\"prev\":", StringComparison.Ordinal);
            var chained = at < 0 ? line : $"{line[..at]}\"prev\":\"{prev}\"}}";
            prev = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chained)));
            text.Append(chained).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private string[] Places() => [_run.Result, _run.Journal, _folder["a.runs.jsonl"], _folder["alone.json"]];

    private void ReadAs(string file, byte[] bytes)
    {
        File.WriteAllBytes(file, bytes);
        Read(file);
    }

    private void Read(string file)
    {
        var set = RunReader.Read([file], _environments.Catalog, TestContext.Current.CancellationToken);
        Assert.All(set.Runs, run => Assert.Empty(RecordChecks.All(run)));
        Assert.All(set.Problems, problem => Assert.NotEmpty(problem.Message));
        Assert.True(set.Runs.Count <= 1 || file.EndsWith(RunRecordFile.Extension, StringComparison.Ordinal));
    }
}
