using RE.Bench.Tests.Support;

namespace RE.Bench.Tests.Cli.Commands;

/// <summary><c>rebench import</c> as a process, as users type it.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private const string Good = """{"run_id": 7, "task_family": "ai_rd_fix_embedding", "alias": "human", "score": 0.84265, "time_limit": 0}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Imported_runs_go_to_the_folder_of_all_runs_and_bad_rows_are_warnings()
    {
        var table = _folder.Write("table.jsonl", $"{Good}\n{Good.Replace("0.84265", "NaN", StringComparison.Ordinal)}\n{Good.Replace("human", "\\u001b[31mred", StringComparison.Ordinal).Replace("7", "8", StringComparison.Ordinal)}\n");

        using var import = await RunAsync("import", "metr", table);

        Assert.Equal(0, import.ExitCode);
        Assert.Equal($"2 runs imported to '{_folder["runs", "imports", "table.runs.jsonl"]}', 1 of them by people.", import.Output.TrimEnd());
        Assert.Contains($"warning: {table}:2: the line holds NaN or Infinity, which is no score.", import.Error, StringComparison.Ordinal);
        Assert.Contains("the divisor of 'scaling-law' is an assumption", import.Error, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(_folder["runs", "imports", "table.runs.jsonl"]).Length);
    }

    [Fact]
    public async Task A_table_with_nothing_to_import_ends_with_2_and_writes_nothing()
    {
        var table = _folder.Write("table.jsonl", "hello\u001b[31m\n");

        using var import = await RunAsync("import", "metr", table);

        Assert.Equal(2, import.ExitCode);
        Assert.Contains($"error: Nothing in '{table}' can be imported", import.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["runs"]));
    }

    [Fact]
    public async Task A_target_that_no_verb_would_find_is_refused()
    {
        using var import = await RunAsync("import", "metr", _folder.Write("table.jsonl", Good), "--to", _folder["table.json"]);

        Assert.Equal(2, import.ExitCode);
        Assert.Contains("is not named like a file of run records", import.Error, StringComparison.Ordinal);
    }

    private Task<CliProcess> RunAsync(params string[] arguments) => CliProcess.RunAsync(new Dictionary<string, string?> { ["REBENCH_RUNS"] = _folder["runs"] }, arguments);
}
